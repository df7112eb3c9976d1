import { webApi } from "@slack/bolt";

import { AppError, type Remedy } from "../../base/errors.ts";

/** What a call was for: it decides what a lost answer means. */
export interface CallPurpose {
  /** Web API method, e.g. "chat.postMessage". */
  readonly method: string;
  readonly channel?: string;
  /** Repeating it might say something twice: a lost answer has to be looked for first. */
  readonly saysOnce: boolean;
}

interface Refusal {
  readonly remedy: Remedy;
  readonly sentence: string;
}

const INVITE = "type /invite @Newsthread in that channel";
const NEW_TOKEN =
  "Slack no longer accepts the bot token: install the app again and put the new token into SLACK_BOT_TOKEN.";
const NO_RIGHT_HERE =
  "The settings of this channel do not let Newsthread post: ask an admin of the workspace to allow it.";
const GONE = "The message this belongs to is gone.";
const UNSURE = "Slack failed in the middle: the message may have been posted all the same.";
const LATER = "Slack is not ready for this: it is tried again later.";

/** Slack's error codes that we know how to answer (docs: chat.postMessage, chat.update, Errors). */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ...each(["not_in_channel"], {
    remedy: "fix-settings",
    sentence: `Newsthread is not a member of the channel: ${INVITE}.`,
  }),
  ...each(["channel_not_found"], {
    remedy: "fix-settings",
    sentence: `Slack knows no such channel, or it is private and Newsthread is not in it: ${INVITE}.`,
  }),
  ...each(["is_archived"], {
    remedy: "fix-settings",
    sentence: "The channel is archived: unarchive it, or follow the story in another one.",
  }),
  ...each(
    [
      "cannot_reply_to_message",
      "restricted_action",
      "restricted_action_read_only_channel",
      "restricted_action_thread_locked",
      "restricted_action_thread_only_channel",
      "restricted_action_non_threadable_channel",
      "ekm_access_denied",
      "team_access_not_granted",
      "messages_tab_disabled",
      "no_permission",
      "access_denied",
      "enterprise_is_restricted",
    ],
    { remedy: "fix-settings", sentence: NO_RIGHT_HERE },
  ),
  ...each(
    [
      "account_inactive",
      "token_revoked",
      "token_expired",
      "invalid_auth",
      "not_authed",
      "not_allowed_token_type",
      "org_login_required",
    ],
    { remedy: "fix-settings", sentence: NEW_TOKEN },
  ),
  ...each(["message_not_found", "thread_not_found", "cant_update_message"], {
    remedy: "post-anew",
    sentence: GONE,
  }),
  ...each(["internal_error", "fatal_error"], { remedy: "check-first", sentence: UNSURE }),
  ...each(
    [
      "ratelimited",
      "rate_limited",
      "service_unavailable",
      "request_timeout",
      "message_limit_exceeded",
      "team_added_to_org",
      "accesslimited",
    ],
    { remedy: "retry-later", sentence: LATER },
  ),
};

/** The network's words for "nothing was sent": such a call can be repeated without looking. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function each(codes: readonly string[], refusal: Refusal): Record<string, Refusal> {
  return Object.fromEntries(codes.map((code) => [code, refusal]));
}

/**
 * What a failed Web API call means for whoever made it.
 *
 * Neither the message nor the facts hold anything that was sent or received but Slack's own error code:
 * no token, no text. The original error is left out for the same reason.
 */
export function toAppError(error: unknown, purpose: CallPurpose): AppError {
  if (error instanceof AppError) {
    return error;
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return rateLimited(error.retryAfter, purpose);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    return refused(error, purpose);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return httpFailure(error.statusCode, purpose);
  }
  return noAnswer(error, purpose);
}

/** Slack's own code of a failed call, e.g. "missing_scope"; absent when no proper answer came. */
export function slackCodeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
  // What is no JSON, such as a proxy's error page, WebClient passes on whole as if it were a code.
  return typeof code === "string" && /^[a-z][a-z0-9_]{0,63}$/u.test(code) ? code : undefined;
}

function refused(error: webApi.WebAPIPlatformError, purpose: CallPurpose): AppError {
  const reason = slackCodeOf(error);
  if (reason === undefined) {
    return lostAnswer("slack_bad_answer", "Slack's answer could not be read.", purpose);
  }
  if (reason === "missing_scope") {
    return missingScope(scopeNeeded(error), purpose);
  }
  const known = REFUSALS[reason];
  if (known?.remedy === "check-first") {
    return lostAnswer(`slack_${reason}`, known.sentence, purpose);
  }
  if (known?.remedy === "retry-later") {
    const seconds = error.data.response_metadata?.retryAfter;
    return failure(`slack_${reason}`, known, {
      ...purpose,
      ...(seconds !== undefined && { seconds }),
    });
  }
  return failure(
    `slack_${reason}`,
    known ?? { remedy: "give-up", sentence: `Slack refused this as it is: ${reason}.` },
    purpose,
  );
}

/** The scope that Slack says is missing. */
export function scopeNeeded(error: webApi.WebAPIPlatformError): string {
  const needed: unknown = "needed" in error.data ? error.data["needed"] : undefined;
  return typeof needed === "string" && /^[\w:.,]{1,200}$/u.test(needed) ? needed : "a scope";
}

function missingScope(scope: string, purpose: CallPurpose): AppError {
  return new AppError(
    `The Slack app lacks ${scope}: add it under OAuth & Permissions and install the app again.`,
    {
      code: "slack_missing_scope",
      remedy: "fix-settings",
      facts: { ...factsOf(purpose), scope },
    },
  );
}

function rateLimited(seconds: number, purpose: CallPurpose): AppError {
  return failure(
    "slack_rate_limited",
    { remedy: "retry-later", sentence: "Slack asks us to slow down." },
    { ...purpose, seconds },
  );
}

/** Slack itself answers 200 or 429; other numbers come from its front doors or from a proxy on the way. */
function httpFailure(status: number, purpose: CallPurpose): AppError {
  if (status >= 500) {
    return lostAnswer("slack_http_error", `Slack failed with HTTP ${status}.`, purpose, { status });
  }
  return new AppError(
    `Something in front of Slack answered HTTP ${status}: check the network or proxy.`,
    {
      code: "slack_http_error",
      remedy: "retry-later",
      facts: { ...factsOf(purpose), status },
    },
  );
}

function noAnswer(error: unknown, purpose: CallPurpose): AppError {
  const reason = networkReason(error);
  if (NEVER_SENT.has(reason)) {
    return failure(
      "slack_unreachable",
      { remedy: "retry-later", sentence: "Slack cannot be reached: check the network." },
      { ...purpose, reason },
    );
  }
  return lostAnswer("slack_no_answer", "Slack's answer got lost.", purpose, { reason });
}

/** Failures of the way to Slack, not of what was asked there. */
const ON_THE_WAY = new Set([
  "slack_no_answer",
  "slack_unreachable",
  "slack_bad_answer",
  "slack_http_error",
]);

/** A failure to connect, for whoever starts the program: where it lies on the way, what to look at. */
export function withAdvice(failed: AppError): AppError {
  const { code, remedy, facts } = failed;
  if (!ON_THE_WAY.has(code)) {
    return failed;
  }
  const status = facts["status"] === undefined ? "" : ` (HTTP ${facts["status"]})`;
  return new AppError(
    `Slack cannot be reached${status}: check the network (and SLACK_API_URL, if you changed it), then start again.`,
    { code, remedy, facts },
  );
}

/** E.g. "ECONNRESET" or "TimeoutError"; never a message, which might quote a header. */
function networkReason(error: unknown): string {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const cause =
    original instanceof Error && original.cause !== undefined ? original.cause : original;
  if (cause instanceof Error) {
    const code: unknown = "code" in cause ? cause.code : undefined;
    return typeof code === "string" ? code : cause.name;
  }
  return "unknown";
}

function lostAnswer(
  code: string,
  sentence: string,
  purpose: CallPurpose,
  facts: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError(sentence, {
    code,
    remedy: purpose.saysOnce ? "check-first" : "retry-later",
    facts: { ...factsOf(purpose), ...facts },
  });
}

function failure(
  code: string,
  { remedy, sentence }: Refusal,
  purpose: CallPurpose & { readonly seconds?: number; readonly reason?: string },
): AppError {
  return new AppError(sentence, {
    code,
    remedy,
    ...(purpose.seconds !== undefined && { retryAfterMs: Math.max(purpose.seconds, 0) * 1000 }),
    facts: {
      ...factsOf(purpose),
      ...(purpose.reason !== undefined && { reason: purpose.reason }),
    },
  });
}

function factsOf({ method, channel }: CallPurpose): Record<string, string> {
  return { method, ...(channel !== undefined && { channel }) };
}
