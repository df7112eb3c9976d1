import { Routes } from "discord.js";
import { z } from "zod";

import { AppError } from "../../base/errors.ts";
import type { Log } from "../../ports/log.ts";
import { guilds, ownApplication, ownUser } from "./answers.ts";
import { inviteLink } from "./permissions.ts";
import { DiscordApi, type DiscordConnection } from "./rest.ts";

/** One thing that was examined, and what to do where it is not well. */
export interface DiscordFinding {
  readonly ok: boolean;
  readonly sentence: string;
}

/** Connections that Discord grants a bot before it must wait for the next day. */
const SCARCE = 10;

const gateway = z.object({
  session_start_limit: z.object({ remaining: z.number(), total: z.number() }),
});

/**
 * Examines the connection to Discord: the token, how commands will come, the servers that the bot is in,
 * and the link that invites it. Changes nothing.
 *
 * @returns what was found, in the order in which it should be mended. Never throws; no secrets
 */
export async function examineDiscord(
  connection: DiscordConnection & { readonly log?: Log },
): Promise<readonly DiscordFinding[]> {
  const api = new DiscordApi(connection);
  try {
    const user = await api.read(Routes.user(), ownUser);
    const application = await api.read(Routes.currentApplication(), ownApplication);
    return [
      good(`Discord accepts the token: the bot is ${user.username} of ${application.name}.`),
      ...deliveryOf(application.interactions_endpoint_url),
      ...(await examined(() => examineGateway(api))),
      ...(await examined(() => examineGuilds(api, application.id))),
      good(`Invite the bot with this link: ${inviteLink(application.id)}`),
    ];
  } catch (error) {
    connection.log?.debug(
      error instanceof AppError ? { code: error.code, ...error.facts } : {},
      "Discord could not be examined",
    );
    return [faultOf(error)];
  }
}

/** With an endpoint of its own, an application gets no commands through the gateway. */
function deliveryOf(endpoint: string | null | undefined): readonly DiscordFinding[] {
  return endpoint === undefined || endpoint === null || endpoint === ""
    ? []
    : [
        bad(
          "The application has an Interactions Endpoint URL, so commands do not reach this program. Clear it on the application's General Information page.",
        ),
      ];
}

async function examineGateway(api: DiscordApi): Promise<readonly DiscordFinding[]> {
  const { session_start_limit: limit } = await api.read(Routes.gatewayBot(), gateway);
  return limit.remaining > SCARCE
    ? []
    : [
        bad(
          `Discord lets this bot connect only ${limit.remaining} more times today. Find out what restarts it so often.`,
        ),
      ];
}

async function examineGuilds(
  api: DiscordApi,
  applicationId: string,
): Promise<readonly DiscordFinding[]> {
  const found = await api.read(Routes.userGuilds(), guilds);
  return found.length === 0
    ? [bad(`The bot is in no server yet. Open ${inviteLink(applicationId)} to invite it.`)]
    : [good(`The bot is in ${found.length} ${found.length === 1 ? "server" : "servers"}.`)];
}

async function examined(
  examine: () => Promise<readonly DiscordFinding[]>,
): Promise<readonly DiscordFinding[]> {
  try {
    return await examine();
  } catch (error) {
    return [faultOf(error)];
  }
}

function faultOf(error: unknown): DiscordFinding {
  return bad(error instanceof AppError ? error.message : "Discord could not be examined.");
}

function good(sentence: string): DiscordFinding {
  return { ok: true, sentence };
}

function bad(sentence: string): DiscordFinding {
  return { ok: false, sentence };
}
