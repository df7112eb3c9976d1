import path from "node:path";

import type { Claim } from "../../src/development/claim.ts";
import { readClaims } from "../../src/development/read-claims.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { readItem } from "../../src/item/read.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { itemOf } from "../item/item-of.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));

/** A sentence and who in it does what: type and speaker, or `undefined` where no cue may be found. */
export interface Row {
  /** What the item says before the sentence. */
  readonly after?: string;
  readonly sentence: string;
  readonly type: Claim["type"] | undefined;
  readonly speaker?: string;
}

/** What is read in the last sentence of a row, "denial by Alibaba" or "nothing". */
export function readRow({ after, sentence }: Row, language: string): string {
  const item = itemOf({
    title: "",
    summary: "",
    outlet: "The Outlet",
    content: after === undefined ? sentence : `${after}\n${sentence}`,
  });
  const pack = compilePack(language, packs);
  const reading = readItem(item, () => pack);
  const last = reading.sentences.at(-1)?.index;
  const claims = readClaims(reading, pack).filter(
    (claim) => claim.sentence === last && (claim.isCued || claim.type === "statement"),
  );
  return claims.length === 0
    ? "nothing"
    : claims.map(({ type, speaker }) => `${type} by ${speaker}`).join(" + ");
}

/** What a row asks for, in the same words. */
export function wanted({ type, speaker }: Row): string {
  return type === undefined ? "nothing" : `${type} by ${speaker ?? "?"}`;
}
