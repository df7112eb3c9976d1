import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";

import { SCOPE_NEEDS } from "../../../src/adapters/slack/slack-doctor.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** Slack's own schema (slackapi/manifest-schema, MIT); not part of this repository. */
const SCHEMA = path.resolve(ROOT, "../shared/specs/slack-manifest.schema.json");

interface Manifest {
  readonly display_information: { readonly name: string };
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: { readonly scopes: Readonly<Record<string, readonly string[]>> };
  readonly settings: Readonly<Record<string, unknown>>;
}

const manifest: Manifest = JSON.parse(
  readFileSync(path.join(ROOT, "config/slack-manifest.json"), "utf8"),
);

describe("the manifest that a Slack app is made from", () => {
  test("it asks for the scopes that the doctor looks for, and for no other", () => {
    expect(manifest.oauth_config.scopes).toEqual({ bot: Object.keys(SCOPE_NEEDS) });
    for (const scope of Object.keys(SCOPE_NEEDS)) {
      expect(KNOWN_SCOPES).toContain(scope);
    }
  });

  test("its commands pass channels as ids, which only escaping does", () => {
    expect(
      manifest.features.slash_commands.map(({ command, should_escape }) => [
        command,
        should_escape,
      ]),
    ).toEqual([
      ["/story", true],
      ["/follow", true],
    ]);
  });

  test("it works without a public address and listens to no events", () => {
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true });
    expect(manifest.settings).not.toHaveProperty("event_subscriptions");
  });

  test.skipIf(!existsSync(SCHEMA))("Slack's schema accepts it, and rejects a broken one", () => {
    const schema: object = JSON.parse(readFileSync(SCHEMA, "utf8"));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      schema,
    );
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
    const nameless = { ...manifest, display_information: { name: "x".repeat(36) } };
    expect(validate(nameless)).toBe(false);
  });
});

/** Bot scopes by Slack's reference: its schema takes any word for one. */
const KNOWN_SCOPES = [
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
];
