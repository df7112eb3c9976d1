import path from "node:path";

import { z } from "zod";

import { readSpeech } from "../../../src/development/speech.ts";
import type { SpeechAct } from "../../../src/development/speech.ts";
import type { Span } from "../../../src/development/subject.ts";
import type { CompiledPack } from "../../../src/item/compiled-pack.ts";
import { ROOT } from "../score.ts";
import { assign } from "./assign.ts";
import { createReader, readLines } from "./read-set.ts";
import type { Reader, SetFolder } from "./read-set.ts";
import type { SetResult } from "./result.ts";

const places = z.array(z.string()).default([]);
const articleSchema = z.object({
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
type Article = z.infer<typeof articleSchema>;

/** A quotation as sets of "sentence:token". */
interface Quotation {
  readonly message: ReadonlySet<string>;
  readonly source: ReadonlySet<string>;
  readonly cue: ReadonlySet<string>;
  /** "Direct Speech", "Indirect SW" … */
  readonly form: string;
}

/** To be reached: above what the task's organisers reach with rules on a neural parser, 41.8. */
const MARKS = { message: undefined, source: undefined, joint: 0.44 };

/**
 * Who said what in German: message and source of the quotations of Wikinews articles that are not nested,
 * by the simplified measure of SpkAtt-2023, precision and recall averaged over quotations. Also by itself:
 * `node test/bench/public/spkatt.ts`.
 */
export function benchSpkatt(reader: Reader, from: SetFolder): SetResult | undefined {
  const articles = readLines(from, "spkatt_de", "docs", articleSchema);
  if (articles === undefined) {
    return undefined;
  }
  const pack = reader.packOf("de");
  const score = new Score();
  const predictions = articles.map((one) => {
    const found = foundOf(one, pack);
    score.add(goldOf(one), found);
    return { doc: one.DocumentName, annotations: found.map(annotationOf) };
  });
  return {
    figures: (["message", "source", "joint"] as const).map((measure) => ({
      set: "spkatt_de",
      measure: `${measure}, simplified, F1`,
      mark: MARKS[measure],
      value: score.f1(measure),
    })),
    predictions: { spkatt: predictions },
  };
}

/** A quotation as the scorer beside the sets reads it. */
function annotationOf({ message, source, cue, form }: Quotation): object {
  const [Form, STWR] = form.split(" ");
  return { Message: [...message], Source: [...source], Cue: [...cue], Form, STWR };
}

/** The quotations of an article that are not nested. */
function goldOf({ Annotations }: Article): readonly Quotation[] {
  return Annotations.filter(({ IsNested }) => !IsNested).map(({ Message, Source, Form, STWR }) => ({
    cue: new Set<string>(),
    message: new Set(Message),
    source: new Set(Source),
    form: `${Form ?? ""} ${STWR ?? ""}`,
  }));
}

/** What we read in an article. */
function foundOf({ Sentences }: Article, pack: CompiledPack): readonly Quotation[] {
  const { text, tokens } = printed(Sentences);
  return readSpeech(text, pack).map((act) => quotationOf(act, tokens));
}

interface Token extends Span {
  readonly place: string;
}

function quotationOf(
  { source, cue, contents, form }: SpeechAct,
  tokens: readonly Token[],
): Quotation {
  const inside = (spans: readonly Span[]): ReadonlySet<string> =>
    new Set(
      tokens
        .filter(({ start, end }) => spans.some((span) => start < span.end && span.start < end))
        .map(({ place }) => place),
    );
  return {
    message: inside(contents),
    source: inside(source === undefined ? [] : [source]),
    cue: inside(cue === undefined ? [] : [cue]),
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
class Score {
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
  const folder = process.argv[2] ?? path.resolve(ROOT, "../shared/data");
  const result = benchSpkatt(createReader(), { folder, split: "dev" });
  console.table(result?.figures ?? "The set is not here; nothing is scored.");
}
