/**
 * Who said what in German: `node test/bench/public/spkatt.ts [FOLDER]`. Scores `readSpeech` on the
 * Wikinews articles of the shared task SpkAtt-2023 by its simplified measure: message and source of
 * quotations that are not nested, precision and recall averaged over quotations; see DATASETS.md.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { readSpeech } from "../../../src/development/speech.ts";
import type { SpeechAct } from "../../../src/development/speech.ts";
import type { Span } from "../../../src/development/subject.ts";
import { compilePack } from "../../../src/item/compiled-pack.ts";
import type { CompiledPack } from "../../../src/item/compiled-pack.ts";
import { loadLanguagePacks } from "../../../src/settings/languages.ts";
import { assign } from "./assign.ts";
import type { Row } from "./polnear.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

const places = z.array(z.string()).default([]);
const article = z.object({
  DocumentName: z.string(),
  Sentences: z.array(z.object({ SentenceId: z.number(), Tokens: z.array(z.string()) })),
  Annotations: z.array(
    z.object({
      Message: places,
      Source: places,
      Form: z.string().nullish(),
      STWR: z.string().nullish(),
      IsNested: z.boolean().default(false),
    }),
  ),
});
export type Article = z.infer<typeof article>;

/** A quotation as sets of "sentence:token". */
export interface Quotation {
  readonly message: ReadonlySet<string>;
  readonly source: ReadonlySet<string>;
  readonly form: string;
}

/** What the simplified measures were for hand rules of sixty lines, in percent. */
const MARKS = { message: 46.6, source: 27.8, joint: 38.3 };

/** Scores the set in `folder`, or nothing where it is not. */
export function run(folder: string): readonly Row[] {
  const file = path.join(folder, "spkatt_de/dev/docs.jsonl");
  if (!existsSync(file)) {
    return [];
  }
  const started = performance.now();
  const pack = compilePack("de", loadLanguagePacks(path.join(ROOT, "config/languages")));
  const score = new Score();
  for (const one of readArticles(file)) {
    score.add(goldOf(one), foundOf(one, pack));
  }
  const seconds = (performance.now() - started) / 1000;
  return (["message", "source", "joint"] as const).map((measure) => ({
    set: "spkatt_de",
    measure: `${measure}, simplified F1`,
    mark: MARKS[measure],
    figure: 100 * score.f1(measure),
    seconds,
  }));
}

/** The articles of a file, in its order. */
export function readArticles(file: string): readonly Article[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => article.parse(JSON.parse(line)));
}

/** The quotations of an article that are not nested. */
export function goldOf({ Annotations }: Article): readonly Quotation[] {
  return Annotations.filter(({ IsNested }) => !IsNested).map(({ Message, Source, Form, STWR }) => ({
    message: new Set(Message),
    source: new Set(Source),
    form: `${Form ?? ""} ${STWR ?? ""}`,
  }));
}

/** What we read in an article. */
export function foundOf({ Sentences }: Article, pack: CompiledPack): readonly Quotation[] {
  const { text, tokens } = printed(Sentences);
  return readSpeech(text, pack).map((act) => quotationOf(act, tokens));
}

interface Token extends Span {
  readonly place: string;
}

function quotationOf({ source, contents, form }: SpeechAct, tokens: readonly Token[]): Quotation {
  const inside = (spans: readonly Span[]): ReadonlySet<string> =>
    new Set(
      tokens
        .filter(({ start, end }) => spans.some((span) => start < span.end && span.start < end))
        .map(({ place }) => place),
    );
  return {
    message: inside(contents),
    source: inside(source === undefined ? [] : [source]),
    form: `${form === "direct" ? "Direct" : "Indirect"} Speech`,
  };
}

/** The text of an article, a line a sentence, with the place of every token. */
function printed(sentences: Article["Sentences"]): {
  readonly text: string;
  readonly tokens: readonly Token[];
} {
  let text = "";
  const tokens: Token[] = [];
  for (const { SentenceId, Tokens } of sentences) {
    for (const [at, token] of Tokens.entries()) {
      const isTight = at === 0 || /^[.,;:?!)\]“%]/u.test(token) || /[„([]$/u.test(text);
      text += isTight ? token : ` ${token}`;
      const place = `${SentenceId}:${at}`;
      tokens.push({ start: text.length - token.length, end: text.length, place });
    }
    text += " ";
  }
  return { text, tokens };
}

type Role = "message" | "source";
const ROLES: readonly Role[] = ["message", "source"];

/** Precision and recall of each role, a number a quotation. */
export class Score {
  private readonly precision: Record<Role, number[]> = { message: [], source: [] };
  private readonly recall: Record<Role, number[]> = { message: [], source: [] };

  /** Adds an article: quotations are paired one to one by the greatest overlap of their messages. */
  add(gold: readonly Quotation[], found: readonly Quotation[]): void {
    const pairs = assign(gold.map((one) => found.map((other) => overlap(one, other))));
    for (const [at, other] of pairs) {
      this.count(gold[at], found[other]);
    }
    for (const [at, one] of gold.entries()) {
      if (!pairs.some(([left]) => left === at)) {
        this.count(one, undefined);
      }
    }
    for (const [at, one] of found.entries()) {
      if (!pairs.some(([, right]) => right === at)) {
        this.count(undefined, one);
      }
    }
  }

  private count(gold: Quotation | undefined, found: Quotation | undefined): void {
    for (const role of ROLES) {
      const want = gold?.[role] ?? new Set<string>();
      const have = found?.[role] ?? new Set<string>();
      const both = [...want].filter((place) => have.has(place)).length;
      if (have.size > 0) {
        this.precision[role].push(both / have.size);
      }
      if (want.size > 0) {
        this.recall[role].push(both / want.size);
      }
    }
  }

  /** Of a role or of both, 0 to 1. */
  f1(measure: Role | "joint"): number {
    const roles = measure === "joint" ? ROLES : [measure];
    const precision = mean(roles.flatMap((role) => this.precision[role]));
    const recall = mean(roles.flatMap((role) => this.recall[role]));
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function overlap(gold: Quotation, found: Quotation): number {
  const both = [...gold.message].filter((place) => found.message.has(place)).length;
  if (both === 0) {
    return 0;
  }
  const [precision, recall] = [both / found.message.size, both / gold.message.size];
  const isForm = gold.form.split(" ")[0] === found.form.split(" ")[0];
  return (2 * precision * recall) / (precision + recall) + (isForm ? 0.01 : 0);
}

if (process.argv[1] === import.meta.filename) {
  const rows = run(path.resolve(process.argv[2] ?? path.join(ROOT, "../shared/data")));
  console.log(rows.length === 0 ? "The set is not here; nothing is scored." : "");
  for (const { measure, mark, figure, seconds } of rows) {
    console.log(`${measure}  ${figure.toFixed(1)}  (mark ${mark})  ${seconds.toFixed(1)} s`);
  }
}
