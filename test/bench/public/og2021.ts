import { z } from "zod";

import { createGrouping } from "../../../src/story/grouping.ts";
import type { Groupable, Placement } from "../../../src/story/grouping.ts";
import {
  blendOf,
  createTraitCounts,
  learnTraits,
  traitsOf,
} from "../../../src/story/similarity.ts";
import type { TraitCounts, Traits, TraitWeights } from "../../../src/story/similarity.ts";
import { auc, bcubed, crossLanguagePairs } from "./measures.ts";
import { itemOfText, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const itemSchema = z.object({
  id: z.string(),
  published_at: z.string(),
  lang: z.enum(["eng", "spa", "por", "fra", "rus", "deu", "ara", "slv", "zho"]),
  title: z.string(),
  cluster_id: z.string(),
});
type StreamItem = z.infer<typeof itemSchema>;

/** The set's tags as ours; a feed says what it is written in. */
const TAGS: Readonly<Record<StreamItem["lang"], string>> = {
  eng: "en",
  spa: "es",
  por: "pt",
  fra: "fr",
  rus: "ru",
  deu: "de",
  ara: "ar",
  slv: "sl",
  zho: "zh",
};

/** Chosen on the dev half. */
const OWN: TraitWeights = { grams: 1, stems: 1 };
const SHARED: TraitWeights = { grams: 1, concepts: 2.7 };
/** So many texts without any of the words stand at the beginning, when nothing is known of how rare they are. */
const PRIOR = 50;
/** A country that more than one in five items names tells nothing: ln 5. */
const TELLING = 1.6;

/** Puts a stream of headlines into stories in the order in which they came, without looking ahead. */
export function benchOg2021(reader: Reader, from: SetFolder): SetResult | undefined {
  const stream = readLines(from, "og2021", "stream", itemSchema);
  if (stream === undefined) {
    return undefined;
  }
  const placements = placeAll(reader, stream);
  const gold = stream.map(({ cluster_id: cluster }) => cluster);
  const said = placements.map(({ group }) => String(group));
  const all = bcubed(gold, said);
  const cross = crossLanguagePairs(
    gold,
    said,
    stream.map(({ lang }) => lang),
  );
  const english = stream.flatMap(({ lang }, at) => (lang === "eng" ? [at] : []));
  const inEnglish = bcubed(
    english.map((at) => gold[at]!),
    english.map((at) => said[at]!),
  );
  const figures: readonly (readonly [string, number | undefined, number])[] = [
    ["all languages, BCubed F", 0.7, all.f1],
    ["all languages, BCubed precision", undefined, all.precision],
    ["all languages, BCubed recall", undefined, all.recall],
    ["pairs across languages, F", undefined, cross.f1],
    ["pairs across languages, precision", undefined, cross.precision],
    ["English, BCubed F", undefined, inEnglish.f1],
    ["first of a story, AUC", undefined, aucOfFirsts(gold, placements)],
  ];
  return {
    figures: figures.map(([measure, mark, value]) => ({ set: "og2021", measure, mark, value })),
    predictions: {
      og2021: stream.map(({ id }, at) => ({
        id,
        cluster: placements[at]!.group,
        new: -placements[at]!.fit,
      })),
    },
  };
}

function placeAll(reader: Reader, stream: readonly StreamItem[]): readonly Placement[] {
  const grouping = createGrouping();
  const counts = createTraitCounts(PRIOR);
  return stream.map((item) => {
    const traits = readTraits(reader, item);
    const placement = grouping.place(groupable(item, traits, counts));
    learnTraits(counts, traits);
    return placement;
  });
}

function readTraits({ engine, packOf }: Reader, item: StreamItem): Traits {
  const reading = engine.read(itemOfText(item.id, { title: item.title }));
  return traitsOf(reading, { packOf, expected: TAGS[item.lang] });
}

function groupable(item: StreamItem, traits: Traits, counts: TraitCounts): Groupable {
  return {
    at: Date.parse(`${item.published_at.replace(" ", "T")}Z`),
    language: TAGS[item.lang],
    own: blendOf(traits, counts, OWN),
    shared: blendOf(traits, counts, SHARED),
    countries: [...traits.terms.concepts.keys()].filter(
      (concept) => /^[A-Z]{2}$/u.test(concept) && counts.concepts.weightOf(concept) - 1 >= TELLING,
    ),
  };
}

function aucOfFirsts(gold: readonly string[], placements: readonly Placement[]): number {
  const seen = new Set<string>();
  return auc(
    placements.map(({ fit }, at) => {
      const label = !seen.has(gold[at]!);
      seen.add(gold[at]!);
      return { score: -fit, label };
    }),
  );
}
