/**
 * Who said what in English: `node test/bench/public/polnear.ts [FOLDER]`. Scores `readSpeech` on the
 * instances of PolNeAR as CofeNet tokenised them, F1 of exact spans; see DATASETS.md beside the data.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { readSpeech } from "../../../src/development/speech.ts";
import type { Span } from "../../../src/development/subject.ts";
import { compilePack } from "../../../src/item/compiled-pack.ts";
import type { CompiledPack } from "../../../src/item/compiled-pack.ts";
import { loadLanguagePacks } from "../../../src/settings/languages.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const KINDS = ["source", "cue", "content"] as const;
type Kind = (typeof KINDS)[number];

/** One line of a table of benches; `mark` is what hand rules reach without us, in percent. */
export interface Row {
  readonly set: string;
  readonly measure: string;
  readonly mark: number;
  readonly figure: number;
  readonly seconds: number;
}

const instance = z.object({ tokens: z.array(z.string()), labels: z.array(z.string()) });
export type Instance = z.infer<typeof instance>;

/** The spans that hand rules of forty lines find exactly, in percent. */
const MARKS: Readonly<Record<Kind, number>> = { source: 38, cue: 39, content: 19.3 };

/** Scores the set in `folder`, or nothing where it is not. */
export function run(folder: string): readonly Row[] {
  const file = path.join(folder, "polnear/dev/cofenet_valid.jsonl");
  if (!existsSync(file)) {
    return [];
  }
  const started = performance.now();
  const pack = compilePack("en", loadLanguagePacks(path.join(ROOT, "config/languages")));
  const instances = readInstances(file);
  const counts = countSpans(instances, pack);
  const seconds = (performance.now() - started) / 1000;
  return KINDS.map((kind) => ({
    set: "polnear",
    measure: `${kind}, exact spans F1`,
    mark: MARKS[kind],
    figure: 100 * f1(counts[kind]),
    seconds,
  }));
}

/** The instances of a file, in its order. */
export function readInstances(file: string): readonly Instance[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => instance.parse(JSON.parse(line)));
}

interface Count {
  right: number;
  found: number;
  gold: number;
}

function countSpans(instances: readonly Instance[], pack: CompiledPack): Record<Kind, Count> {
  const counts = {
    source: { right: 0, found: 0, gold: 0 },
    cue: { right: 0, found: 0, gold: 0 },
    content: { right: 0, found: 0, gold: 0 },
  };
  for (const one of instances) {
    const gold = goldSpans(one);
    const found = foundSpans(one, pack);
    for (const kind of KINDS) {
      const [want, have] = [gold[kind], found[kind]];
      counts[kind].gold += want.size;
      counts[kind].found += have.size;
      counts[kind].right += [...have].filter((span) => want.has(span)).length;
    }
  }
  return counts;
}

function f1({ right, found, gold }: Count): number {
  return right === 0 ? 0 : (2 * right) / (found + gold);
}

type Spans = Record<Kind, Set<string>>;

/** The spans of the labels as "from-to" of tokens. */
export function goldSpans({ labels }: Instance): Spans {
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
export function foundSpans({ tokens }: Instance, pack: CompiledPack): Spans {
  const { text, places } = textOf(tokens);
  const spans = emptySpans();
  for (const { source, cue, contents } of readSpeech(text, pack)) {
    for (const [kind, found] of [
      ["source", [source]],
      ["cue", [cue]],
      ["content", contents],
    ] as const) {
      for (const span of found) {
        const tokenSpan = span === undefined ? undefined : tokensOf(span, places);
        if (tokenSpan !== undefined) {
          spans[kind].add(tokenSpan);
        }
      }
    }
  }
  return spans;
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
export function textOf(tokens: readonly string[]): {
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
  const rows = run(path.resolve(process.argv[2] ?? path.join(ROOT, "../shared/data")));
  console.log(rows.length === 0 ? "The set is not here; nothing is scored." : "");
  for (const { measure, mark, figure, seconds } of rows) {
    console.log(`${measure}  ${figure.toFixed(1)}  (mark ${mark})  ${seconds.toFixed(1)} s`);
  }
}
