import { z } from "zod";

import { reusedShare } from "../../../src/story/reuse.ts";
import { auc } from "./measures.ts";
import { itemOfText, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const pairSchema = z.object({
  id: z.string(),
  label: z.enum(["non", "cut", "light", "heavy"]),
  original: z.string(),
  answer: z.string(),
});

/** Tells answers that were rewritten from a text from those in the writer's own words. */
export function benchClough(reader: Reader, from: SetFolder): SetResult | undefined {
  const pairs = readLines(from, "clough", "pairs", pairSchema);
  if (pairs === undefined) {
    return undefined;
  }
  const read = (id: string, content: string): ReturnType<Reader["engine"]["read"]> =>
    reader.engine.read(itemOfText(id, { content }));
  const rows = pairs.map(({ id, label, original, answer }) => ({
    id,
    kind: label,
    score: reusedShare(read(id, answer), read(`${id}.original`, original)),
  }));
  const labelled = (positive: (kind: string) => boolean): { score: number; label: boolean }[] =>
    rows.map(({ kind, score }) => ({ score, label: positive(kind) }));
  const heavy = rows.filter(({ kind }) => kind === "heavy" || kind === "non");
  return {
    figures: [
      {
        set: "clough",
        measure: "heavy rewrite against own words, AUC",
        mark: 0.97,
        value: auc(heavy.map(({ kind, score }) => ({ score, label: kind === "heavy" }))),
      },
      {
        set: "clough",
        measure: "any reuse against own words, AUC",
        mark: undefined,
        value: auc(labelled((kind) => kind !== "non")),
      },
    ],
    predictions: { clough: rows.map(({ id, score }) => ({ id, score })) },
  };
}
