import { z } from "zod";

import {
  createTraitCounts,
  learnTraits,
  likenessOf,
  sumLikeness,
  traitsOf,
  weighTraits,
} from "../../../src/story/similarity.ts";
import type { TraitWeights, WeighedTraits } from "../../../src/story/similarity.ts";
import { itemOfText, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const docSchema = z.object({
  id: z.string(),
  lang: z.string(),
  sentences: z.array(z.string()),
});
type Doc = z.infer<typeof docSchema>;

/** By hand, on the dev half: letters first, then exact words and what the packs have a key for. */
const WEIGHTS: TraitWeights = { grams: 1, words: 0.5, concepts: 0.4, numbers: 0.4 };

/** Finds the English original of a translated headline among all English headlines. */
export function benchMeantime(reader: Reader, from: SetFolder): SetResult | undefined {
  const docs = readLines(from, "meantime", "docs", docSchema);
  if (docs === undefined) {
    return undefined;
  }
  const counts = createTraitCounts();
  const traits = docs.map((doc) => ({ doc, traits: readHeadline(reader, doc) }));
  for (const one of traits.filter(({ doc }) => doc.lang === "en")) {
    learnTraits(counts, one.traits);
  }
  const weighed = traits.map((one) => ({ doc: one.doc, traits: weighTraits(one.traits, counts) }));
  const english = weighed.filter(({ doc }) => doc.lang === "en");
  const ranked = weighed
    .filter(({ doc }) => doc.lang !== "en")
    .map(({ doc, traits: own }) => ({ doc, scores: scoreAll(own, english) }));
  const languages = ["es", "it", "nl"];
  const found = languages.map((lang) => {
    const own = ranked.filter(({ doc }) => doc.lang === lang);
    return own.reduce((sum, one) => sum + shareFirst(one.doc.id, one.scores), 0) / own.length;
  });
  return {
    figures: [
      {
        set: "meantime",
        measure: "P@1 mean",
        mark: 0.92,
        value: found.reduce((sum, value) => sum + value, 0) / found.length,
      },
      ...languages.map((lang, at) => ({
        set: "meantime",
        measure: `P@1 ${lang}`,
        mark: undefined,
        value: found[at]!,
      })),
    ],
    predictions: {
      meantime: ranked.map(({ doc, scores }) => ({
        lang: doc.lang,
        id: doc.id,
        scores: Object.fromEntries(scores),
      })),
    },
  };
}

function readHeadline({ engine, packOf }: Reader, doc: Doc): ReturnType<typeof traitsOf> {
  const reading = engine.read(itemOfText(`${doc.id}.${doc.lang}`, { title: doc.sentences[0]! }));
  return traitsOf(reading, { packOf, expected: doc.lang });
}

function scoreAll(
  own: WeighedTraits,
  english: readonly { readonly doc: Doc; readonly traits: WeighedTraits }[],
): ReadonlyMap<string, number> {
  return new Map(
    english.map(({ doc, traits }) => [doc.id, sumLikeness(likenessOf(own, traits), WEIGHTS)]),
  );
}

/** 1 where the right one is alone on top, 1/k among k. */
function shareFirst(id: string, scores: ReadonlyMap<string, number>): number {
  const best = Math.max(...scores.values());
  const top = [...scores].filter(([, score]) => score === best).map(([key]) => key);
  return top.includes(id) ? 1 / top.length : 0;
}
