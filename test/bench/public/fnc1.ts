import { z } from "zod";

import { readStance, stanceOf, stanceParts, STANCES } from "../../../src/development/stance.ts";
import type { Stance, StanceParts, StanceText } from "../../../src/development/stance.ts";
import { createTermCounts } from "../../../src/story/term-weights.ts";
import type { TermCounts } from "../../../src/story/term-weights.ts";
import { classF1 } from "./measures.ts";
import { itemOfText, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const idSchema = z.union([z.string(), z.number()]).transform(String);
const stanceSchema = z.object({
  headline: z.string(),
  body_id: idSchema,
  stance: z.enum(STANCES),
});
const bodySchema = z.object({ id: idSchema, body: z.string() });

/** A headline beside a text, with the right answer. */
export interface StancePair {
  readonly headline: string;
  readonly bodyId: string;
  readonly gold: Stance;
  readonly parts: StanceParts;
}

/** The pairs of the set as the engine compares them; `undefined` where the set is not here. */
export function readStancePairs(
  reader: Reader,
  from: SetFolder,
): readonly StancePair[] | undefined {
  const rows = readLines(from, "fnc1", "stances", stanceSchema);
  const bodies = readLines(from, "fnc1", "bodies", bodySchema);
  if (rows === undefined || bodies === undefined) {
    return undefined;
  }
  const texts = new Map(bodies.map(({ id, body }) => [id, read(reader, { content: body })]));
  const claims = new Map(
    [...new Set(rows.map(({ headline }) => headline))].map((title) => [
      title,
      read(reader, { title }),
    ]),
  );
  const counts = countWords([...texts.values()]);
  return rows.map(({ headline, body_id: bodyId, stance: gold }) => ({
    headline,
    bodyId,
    gold,
    parts: stanceParts(claims.get(headline)!, texts.get(bodyId)!, counts),
  }));
}

function read(
  { engine, packOf }: Reader,
  text: { readonly title?: string; readonly content?: string },
): StanceText {
  return readStance(engine.read(itemOfText("text", text)), packOf("en"));
}

function countWords(texts: readonly StanceText[]): TermCounts {
  const counts = createTermCounts();
  for (const { stems } of texts) {
    counts.learn(stems);
  }
  return counts;
}

/** Says of each headline whether a text tells it, denies it, discusses it or is about something else. */
export function benchFnc1(reader: Reader, from: SetFolder): SetResult | undefined {
  const pairs = readStancePairs(reader, from);
  if (pairs === undefined) {
    return undefined;
  }
  const gold = pairs.map((pair) => pair.gold);
  const said = pairs.map(({ parts }) => stanceOf(parts));
  const byClass = classF1(gold, said, STANCES);
  const macro = STANCES.reduce((sum, stance) => sum + byClass[stance]! / STANCES.length, 0);
  return {
    figures: [
      { set: "fnc1", measure: "disagree F1", mark: 0.35, value: byClass["disagree"]! },
      { set: "fnc1", measure: "macro F1", mark: 0.62, value: macro },
      ...STANCES.filter((stance) => stance !== "disagree").map((stance) => ({
        set: "fnc1",
        measure: `${stance} F1`,
        mark: undefined,
        value: byClass[stance]!,
      })),
      { set: "fnc1", measure: "official score", mark: undefined, value: official(gold, said) },
    ],
    predictions: { fnc1: said.map((stance, i) => ({ i, stance })) },
  };
}

/** A quarter for related or not, three more for the right one of the related; of the greatest possible. */
function official(gold: readonly Stance[], said: readonly Stance[]): number {
  let [got, most] = [0, 0];
  for (const [at, right] of gold.entries()) {
    const isRelated = right !== "unrelated";
    most += isRelated ? 1 : 0.25;
    if (right === said[at]) {
      got += isRelated ? 1 : 0.25;
    } else if (isRelated && said[at] !== "unrelated") {
      got += 0.25;
    }
  }
  return got / most;
}
