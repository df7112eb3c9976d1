import { createHmac } from "node:crypto";

export const SIGNING_SECRET = "canarySigningSecretValue";

export interface SlashCommandFields {
  readonly command?: string;
  readonly text?: string;
  readonly response_url: string;
  readonly trigger_id?: string;
  readonly channel_id?: string;
}

let triggers = 0;

/** What Slack sends when somebody gives a slash command. Each has a trigger id of its own unless one is given. */
export function slashCommand(fields: SlashCommandFields): Record<string, string> {
  triggers += 1;
  return {
    token: "deprecatedVerificationToken",
    command: "/story",
    text: "",
    trigger_id: `13345224609.738474920.${triggers}`,
    user_id: "U7",
    user_name: "ana",
    team_id: "T1",
    team_domain: "desk",
    channel_id: "C1",
    channel_name: "desk",
    api_app_id: "A1",
    is_enterprise_install: "false",
    ...fields,
  };
}

export interface SignedRequest {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Signs a request as Slack does: HMAC-SHA256 over "v0:timestamp:body". */
export function signed(
  fields: Record<string, string>,
  {
    secret = SIGNING_SECRET,
    at = Date.now(),
  }: { readonly secret?: string; readonly at?: number } = {},
): SignedRequest {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
  };
}
