import path from "node:path";

import { z } from "zod";

import { readSpeech } from "../../../src/development/speech.ts";
import type { Span } from "../../../src/development/subject.ts";
import type { CompiledPack } from "../../../src/item/compiled-pack.ts";
import { ROOT } from "../score.ts";
import { createReader, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const KINDS = ["source", "cue", "content"] as const;
type Kind = (typeof KINDS)[number];

const instanceSchema = z.object({ tokens: z.array(z.string()), labels: z.array(z.string()) });
type Instance = z.infer<typeof instanceSchema>;

/** To be reached: what a trained tagger without a language model reaches on the set's test part. */
const MARKS: Readonly<Record<Kind, number>> = { source: 0.5, cue: 0.52, content: 0.29 };

/**
 * Who said what in English: the spans of source, cue and content that `readSpeech` finds exactly, as the
 * set's tokens have them, on PolNeAR's instances as CofeNet cut them. Also by itself:
 * `node test/bench/public/polnear.ts`.
 */
export function benchPolnear(reader: Reader, from: SetFolder): SetResult | undefined {
  const file = from.split === "dev" ? "cofenet_valid" : "cofenet_test";
  const instances = readLines(from, "polnear", file, instanceSchema);
  if (instances === undefined) {
    return undefined;
  }
  const pack = reader.packOf("en");
  const found = instances.map((one) => foundSpans(one, pack));
  return {
    figures: KINDS.map((kind) => ({
      set: "polnear",
      measure: `${kind}, exact spans, F1`,
      mark: MARKS[kind],
      value: f1(countSpans(kind, instances, found)),
    })),
    predictions: { polnear: found.map((spans, i) => ({ i, spans: spanList(spans) })) },
  };
}

interface Count {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

function countSpans(kind: Kind, instances: readonly Instance[], found: readonly Spans[]): Count {
  const counts = instances.map((one, at) => {
    const [want, have] = [goldSpans(one)[kind], found[at]?.[kind] ?? new Set<string>()];
    const right = [...have].filter((span) => want.has(span)).length;
    return { right, found: have.size, gold: want.size };
  });
  return counts.reduce((sum, one) => ({
    right: sum.right + one.right,
    found: sum.found + one.found,
    gold: sum.gold + one.gold,
  }));
}

function f1({ right, found, gold }: Count): number {
  return right === 0 ? 0 : (2 * right) / (found + gold);
}

/** Spans as the scorer beside the sets reads them: kind, first token, token after the last. */
function spanList(spans: Spans): readonly (readonly [Kind, number, number])[] {
  return KINDS.flatMap((kind) =>
    [...spans[kind]].map((span): readonly [Kind, number, number] => {
      const [from = 0, to = 0] = span.split("-").map(Number);
      return [kind, from, to];
    }),
  );
}

type Spans = Record<Kind, Set<string>>;

/** The spans of the labels as "from-to" of tokens. */
function goldSpans({ labels }: Instance): Spans {
  const spans = emptySpans();
  for (const [at, label] of labels.entries()) {
    const kind = KINDS.find((one) => label === `B-${one}`);
    if (kind !== undefined) {
      let to = at + 1;
      while (labels[to]?.startsWith("I-") === true) {
        to += 1;
      }
      spans[kind].add(`${at}-${to}`);
    }
  }
  return spans;
}

function emptySpans(): Spans {
  return { source: new Set(), cue: new Set(), content: new Set() };
}

/** The spans that we read in the text of an instance, as "from-to" of its tokens. */
function foundSpans({ tokens }: Instance, pack: CompiledPack): Spans {
  const { text, places } = textOf(tokens);
  const acts = readSpeech(text, pack);
  const inTokens = (spans: readonly (Span | undefined)[]): Set<string> =>
    new Set(spans.flatMap((span) => (span === undefined ? [] : (tokensOf(span, places) ?? []))));
  return {
    source: inTokens(acts.map(({ source }) => source)),
    cue: inTokens(acts.map(({ cue }) => cue)),
    content: inTokens(acts.flatMap(({ contents }) => contents)),
  };
}

function tokensOf({ start, end }: Span, places: readonly Span[]): string | undefined {
  const from = places.findIndex((place) => place.end > start);
  const to = places.findLastIndex((place) => place.start < end) + 1;
  return from < 0 || to <= from ? undefined : `${from}-${to}`;
}

const PRINTED: Readonly<Record<string, string>> = {
  "``": "“",
  "''": "”",
  "`": "‘",
  "'": "’",
  "-LRB-": "(",
  "-RRB-": ")",
  "-LSB-": "[",
  "-RSB-": "]",
};

/** Tokens as a newspaper prints them, with the place of each. */
function textOf(tokens: readonly string[]): {
  readonly text: string;
  readonly places: readonly Span[];
} {
  let text = "";
  const places: Span[] = [];
  for (const [at, token] of tokens.entries()) {
    const printed = PRINTED[token] ?? token;
    const isTight =
      at === 0 ||
      /^(?:[.,;:?!)\]”%]|['’](?:s|re|ve|ll|d|m|S)?$|n['’]t$|\.\.\.)/u.test(printed) ||
      /[“‘([$]$/u.test(text);
    text += isTight ? printed : ` ${printed}`;
    places.push({ start: text.length - printed.length, end: text.length });
  }
  return { text, places };
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? path.resolve(ROOT, "../shared/data");
  const result = benchPolnear(createReader(), { folder, split: "dev" });
  console.table(result?.figures ?? "The set is not here; nothing is scored.");
}
