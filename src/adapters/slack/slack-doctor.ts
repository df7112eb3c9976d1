import type { Log } from "../../ports/log.ts";
import { boltLogger } from "./bolt-logger.ts";
import { refusedBotToken } from "./slack-app.ts";
import { refusedAppToken } from "./socket-connection.ts";
import { createWebClient } from "./web-client.ts";

/** One thing that was looked at. The sentence says what is wrong and what to do, or that all is well. */
export interface SlackFinding {
  readonly ok: boolean;
  readonly sentence: string;
}

export interface SlackExamination {
  readonly token: string;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

/** The scopes in config/slack-manifest.json, with what does not work without each. */
export const SCOPE_NEEDS: Readonly<Record<string, string>> = {
  commands: "/story and /follow do not exist",
  "chat:write": "nothing can be posted",
  "channels:read": "public channels cannot be checked before a story is followed there",
  "groups:read": "private channels cannot be checked before a story is followed there",
  "channels:history":
    "a message whose answer got lost cannot be looked for in public channels and may be posted twice",
  "groups:history":
    "a message whose answer got lost cannot be looked for in private channels and may be posted twice",
};

/** Checks the Slack settings against Slack itself. Never throws; no finding holds a token. */
export async function examineSlack(settings: SlackExamination): Promise<readonly SlackFinding[]> {
  const findings = await examineBotToken(settings);
  return [...findings, await examineCommandRoute(settings)];
}

async function examineBotToken(settings: SlackExamination): Promise<readonly SlackFinding[]> {
  const kind = kindOf(settings.token);
  if (kind !== "bot" && kind !== "unknown") {
    return [
      wrong(`SLACK_BOT_TOKEN holds ${A_KIND[kind]}: put the Bot User OAuth Token (xoxb-) there.`),
    ];
  }
  try {
    const who = await client(settings, settings.token).auth.test();
    const scopes = who.response_metadata?.scopes;
    return [
      right(`Slack accepts the bot token for the workspace ${who.team ?? who.team_id ?? "?"}.`),
      ...(scopes === undefined ? [] : examineScopes(scopes)),
    ];
  } catch (error) {
    return [wrong(refusedBotToken(error).message)];
  }
}

function examineScopes(granted: readonly string[]): readonly SlackFinding[] {
  const missing = Object.entries(SCOPE_NEEDS).filter(([scope]) => !granted.includes(scope));
  return missing.length === 0
    ? [right("The Slack app has every scope it needs.")]
    : missing.map(([scope, without]) =>
        wrong(
          `The scope ${scope} is missing: ${without}. Add it under OAuth & Permissions, Bot Token Scopes, and install the app again.`,
        ),
      );
}

async function examineCommandRoute(settings: SlackExamination): Promise<SlackFinding> {
  const { appToken = "", signingSecret = "" } = settings;
  if (appToken === "") {
    return signingSecret === ""
      ? wrong(
          "No commands can arrive: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).",
        )
      : right("Commands come over HTTP, signed. Slack must be able to reach this server.");
  }
  const kind = kindOf(appToken);
  if (kind !== "app-level" && kind !== "unknown") {
    return wrong(
      `SLACK_APP_TOKEN holds ${A_KIND[kind]}: make an app-level token (xapp-) with connections:write under Basic Information.`,
    );
  }
  try {
    await client(settings, appToken).apps.connections.open({});
    return right("Slack accepts the app token: commands come over Socket Mode.");
  } catch (error) {
    return wrong(refusedAppToken(error).message);
  }
}

type TokenKind = "bot" | "user" | "app-level" | "unknown";

const A_KIND: Readonly<Record<TokenKind, string>> = {
  bot: "a bot token",
  user: "a user token",
  "app-level": "an app-level token",
  unknown: "something else",
};

/** What a token is for, by its beginning (docs: Token types). */
function kindOf(token: string): TokenKind {
  if (token.startsWith("xoxb-")) {
    return "bot";
  }
  if (token.startsWith("xoxp-")) {
    return "user";
  }
  return token.startsWith("xapp-") ? "app-level" : "unknown";
}

function client({ token, appToken, apiUrl, log }: SlackExamination, as: string) {
  return createWebClient({ token: as, apiUrl, logger: boltLogger(log, [token, appToken]) });
}

function right(sentence: string): SlackFinding {
  return { ok: true, sentence };
}

function wrong(sentence: string): SlackFinding {
  return { ok: false, sentence };
}
