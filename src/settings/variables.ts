import { isIP } from "node:net";

import { IANAZone } from "luxon";
import { z } from "zod";

/**
 * The forms of single variables. Every message continues the variable's name ("PORT must be …") and
 * says what is wanted; none repeats the value, which may be a secret in the wrong place.
 */

/** What people leave standing from an example, once the token's own prefix is taken off. */
const PLACEHOLDER =
  /^(?:change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this)|(?:put|insert|paste|enter|your|the|my)[-_ ].*|todo|tbd|none|null|undefined|token|secret|password|example|placeholder|<.*>|\[.*\]|\{.*\}|\$\{?\w*\}?|[x.*_-]+|[x0-]+)$/iu;
const TOKEN_PREFIX = /^(?:xox[a-z]|xapp)-/iu;

function isPlaceholder(value: string): boolean {
  const rest = value.replace(TOKEN_PREFIX, "");
  return rest === "" || PLACEHOLDER.test(rest);
}

/** A secret: `complaint` says what is wrong with a value, or nothing. */
function secret(complaint: (value: string) => string | undefined) {
  return z.string().superRefine((value, context) => {
    const message = isPlaceholder(value)
      ? "still holds the placeholder of an example: put the real one in, or leave it empty"
      : (complaint(value) ??
        (/\s/u.test(value) ? "must not hold blanks or line breaks: copy it once more" : undefined));
    if (message !== undefined) {
      context.addIssue({ code: "custom", message });
    }
  });
}

/** The bot token of a Slack app. */
export const slackBotToken = secret((value) => {
  if (value.startsWith("xapp-")) {
    return "holds an app-level token (xapp-): that one belongs in SLACK_APP_TOKEN; here goes the Bot User OAuth Token (xoxb-), under OAuth & Permissions";
  }
  if (value.startsWith("xoxp-")) {
    return "holds a user token (xoxp-): use the Bot User OAuth Token (xoxb-), under OAuth & Permissions";
  }
  return value.startsWith("xoxb-")
    ? undefined
    : "must begin with xoxb-: it is the Bot User OAuth Token, under OAuth & Permissions of the Slack app";
});

/** The app-level token of a Slack app, for Socket Mode. */
export const slackAppToken = secret((value) => {
  if (value.startsWith("xoxb-")) {
    return "holds a bot token (xoxb-): that one belongs in SLACK_BOT_TOKEN; here goes the app-level token (xapp-), under Basic Information";
  }
  return value.startsWith("xapp-")
    ? undefined
    : "must begin with xapp-: it is an app-level token with connections:write, under Basic Information of the Slack app";
});

/** What Slack signs its requests with. */
export const slackSigningSecret = secret((value) =>
  TOKEN_PREFIX.test(value)
    ? "holds a token: the signing secret is another one, under Basic Information of the Slack app"
    : undefined,
);

/** The bot token of a Discord application. */
export const discordToken = secret((value) => {
  if (TOKEN_PREFIX.test(value)) {
    return "holds a Slack token: here goes the bot token of the Discord application, under Bot";
  }
  if (/^Bot\s/iu.test(value)) {
    return 'must be the token alone, without the word "Bot" before it';
  }
  return /^(?:\d{15,22}|[0-9a-f]{64})$/u.test(value)
    ? "holds the application's ID or public key: here goes the bot token, under Bot of the Discord application"
    : undefined;
});

/** An http(s) address without credentials that ends in `suffix`. */
export function webAddress(suffix: string) {
  return z.string().refine((value) => isWebAddress(value) && value.endsWith(suffix), {
    error: `must be an http or https address that ends in ${suffix}, without a user name in it`,
  });
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === ""
  );
}

/** A whole number in digits, from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine(
      (value) => /^\d{1,9}$/u.test(value) && Number(value) >= least && Number(value) <= most,
      {
        error: `must be a whole number from ${least} to ${most}`,
      },
    )
    .transform(Number);
}

/** "sqlite:PATH" → the path. `sqlite:///srv/x.db` is the absolute path `/srv/x.db`. */
export const sqlitePath = z
  .string()
  .superRefine((value, context) => {
    if (/^postgres(?:ql)?:/iu.test(value)) {
      context.addIssue({
        code: "custom",
        message:
          "names a PostgreSQL database, which comes in a later release: leave it empty, or write sqlite:PATH",
      });
    } else if (pathOf(value) === "") {
      context.addIssue({
        code: "custom",
        message: "must be empty (a file in NEWSTHREAD_DATA) or sqlite:PATH",
      });
    }
  })
  .transform(pathOf);

function pathOf(value: string): string {
  return /^sqlite:(?:\/\/)?(.*)$/su.exec(value)?.[1] ?? "";
}

/** Comma separated networks; a single address stands for the network of itself. */
export const networks = z
  .string()
  .refine((value) => namesOf(value).every((name) => networkOf(name) !== undefined), {
    error:
      "must be networks such as 10.20.0.0/16 or fd00:20::/32, separated by commas; a network of all addresses is not allowed",
  })
  .transform((value) => namesOf(value).flatMap((name) => networkOf(name) ?? []));

function namesOf(list: string): readonly string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function networkOf(name: string): string | undefined {
  const [address = "", prefix, ...rest] = name.split("/");
  // A zone index ("fe80::1%eth0") passes isIP but names no network.
  const version = address.includes("%") ? 0 : isIP(address);
  const bits = version === 4 ? 32 : 128;
  const length = prefix ?? String(bits);
  const sound = version !== 0 && rest.length === 0 && /^[1-9]\d{0,2}$/u.test(length);
  return sound && Number(length) <= bits ? `${address}/${length}` : undefined;
}

/** "08:00" → minutes after midnight. */
export const digestMinute = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/u, {
    error: "must be a time of day such as 08:00 or 17:30",
  })
  .transform((value) => {
    const [hours = "", minutes = ""] = value.split(":");
    return Number(hours) * 60 + Number(minutes);
  });

/** An IANA time zone. */
export const zoneName = z.string().refine((value) => IANAZone.isValidZone(value), {
  error: "must be a time zone such as UTC or Europe/Stockholm",
});

/** A web or mail address, as it can stand in a User-Agent header. */
export const userAgentContact = z
  .string()
  .refine(
    (value) =>
      value.length <= 200 &&
      (/^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/u.test(value) ||
        (/^https?:\/\/[\x21-\x7e]+$/u.test(value) &&
          !/[()<>;\\"]/u.test(value) &&
          isWebAddress(value))),
    { error: "must be an address for publishers to reach you at: https://… or name@example.org" },
  );
