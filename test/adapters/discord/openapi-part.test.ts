import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { extractPart } from "../../support/discord-openapi-extract.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../../..");
const WHOLE = path.resolve(REPOSITORY, "../shared/specs/discord-openapi.json");
const PART = path.resolve(REPOSITORY, "test/support/discord-openapi.part.json");

test.skipIf(!existsSync(WHOLE))(
  "the part of Discord's API document is what is cut out of the whole (skipped where that is not at hand)",
  () => {
    const part: unknown = JSON.parse(readFileSync(PART, "utf8"));
    expect(JSON.parse(extractPart(readFileSync(WHOLE, "utf8")))).toEqual(part);
  },
);
