import type { Claim } from "../../src/development/claim.ts";
import { itemOf } from "../item/item-of.ts";
import { engine } from "./engine-of.ts";

/** A sentence and who in it does what: type and speaker, or `undefined` where no cue may be found. */
export interface Row {
  /** What the item says before the sentence. */
  readonly after?: string;
  readonly sentence: string;
  readonly type: Claim["type"] | undefined;
  readonly speaker?: string;
}

/** What is read in the last sentence of a row, "denial by Alibaba" or "nothing". */
export function readRow({ after, sentence }: Row): string {
  const item = itemOf({
    title: "",
    summary: "",
    outlet: "The Outlet",
    content: after === undefined ? sentence : `${after}\n${sentence}`,
  });
  const reading = engine.read(item);
  const last = reading.sentences.at(-1)?.index;
  const claims = engine
    .claims(reading)
    .filter((claim) => claim.sentence === last && (claim.isCued || claim.type === "statement"));
  return claims.length === 0
    ? "nothing"
    : claims.map(({ type, speaker }) => `${type} by ${speaker}`).join(" + ");
}

/** What a row asks for, in the same words. */
export function wanted({ type, speaker }: Row): string {
  return type === undefined ? "nothing" : `${type} by ${speaker ?? "?"}`;
}
