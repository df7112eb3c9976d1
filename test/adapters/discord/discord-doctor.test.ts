import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { COMMANDS, isSameCommands } from "../../../src/adapters/discord/command-definitions.ts";
import { createDiscordCommandSource } from "../../../src/adapters/discord/discord-app.ts";
import { examineDiscord } from "../../../src/adapters/discord/discord-doctor.ts";
import { inviteLink } from "../../../src/adapters/discord/permissions.ts";
import { DiscordApiServer } from "../../support/discord-api-server.ts";
import { keepingLog } from "../../support/discord-log.ts";
import { findOperation } from "../../support/discord-openapi.ts";

let server: DiscordApiServer;

beforeEach(async () => {
  server = new DiscordApiServer();
  await server.start();
});

afterEach(async () => {
  await server.stop();
});

describe("examining Discord", () => {
  test("names the bot, its servers and the link that invites it", async () => {
    const findings = await examineDiscord({ token: server.token, apiUrl: server.apiUrl });
    expect(findings.every(({ ok }) => ok)).toBe(true);
    const all = findings.map(({ sentence }) => sentence).join("\n");
    expect(all).toContain("newsthread of Newsthread");
    expect(all).toContain("1 server.");
    expect(all).toContain(inviteLink("900000000000000001"));
  });

  test("says that a token is refused, without telling it", async () => {
    const [finding] = await examineDiscord({ token: "s3cret-token", apiUrl: server.apiUrl });
    expect(finding?.ok).toBe(false);
    expect(finding?.sentence).toContain("DISCORD_TOKEN");
    expect(finding?.sentence).not.toContain("s3cret");
  });

  test("finds an endpoint that would take the commands away", async () => {
    server.endpointUrl = "https://other.example/interactions";
    const findings = await examineDiscord({ token: server.token, apiUrl: server.apiUrl });
    expect(findings.find(({ ok }) => !ok)?.sentence).toContain("Interactions Endpoint URL");
  });

  test("does not throw when nobody answers", async () => {
    const findings = await examineDiscord({ token: "x", apiUrl: "http://127.0.0.1:9/api" });
    expect(findings.map(({ ok }) => ok)).toEqual([false]);
  });

  test("the invite asks for the two scopes and six permissions, no more", () => {
    const link = new URL(inviteLink("42"));
    expect(link.searchParams.get("scope")).toBe("bot applications.commands");
    const bits = BigInt(link.searchParams.get("permissions") ?? "0").toString(2);
    expect(bits.replaceAll("0", "")).toHaveLength(6);
  });
});

describe("the commands told to Discord", () => {
  test("are as Discord's own document wants them", () => {
    const operation = findOperation("PUT", "/applications/1/commands");
    expect(operation?.faultsOfRequest(COMMANDS)).toEqual([]);
  });

  test("count as the same when Discord adds fields of its own, not when one differs", () => {
    const registered = COMMANDS.map((command) => ({
      default_member_permissions: null,
      ...command,
      id: "1",
      version: "2",
      nsfw: false,
      dm_permission: true,
    }));
    expect(isSameCommands(registered.toReversed(), COMMANDS)).toBe(true);
    const [story, ...others] = registered;
    expect(isSameCommands([{ ...story, description: "Other" }, ...others], COMMANDS)).toBe(false);
    expect(isSameCommands(others, COMMANDS)).toBe(false);
  });
});

test("a token that Discord refuses stops the start with a sentence, not with the token", async () => {
  const { log, lines } = keepingLog();
  const source = createDiscordCommandSource({
    token: "s3cret-token",
    apiUrl: server.apiUrl,
    log,
    answer: async () => ({ text: "", tone: "neutral", blocks: [] }),
  });
  const failure = await source.start().catch((error: unknown) => error);
  expect(failure).toMatchObject({ remedy: "fix-settings", code: "discord_token_refused" });
  expect(String(failure)).toContain("DISCORD_TOKEN");
  expect(`${String(failure)}${JSON.stringify(lines)}`).not.toContain("s3cret");
});
