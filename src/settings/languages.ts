import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";

import { AppError } from "../base/errors.ts";
import { CUE_KINDS, GENRES, NO_NAMING, NO_SPEECH } from "../item/language-pack.ts";
import type { Cue, CueKind, LanguagePack, LanguagePacks } from "../item/language-pack.ts";

const words = z.array(z.string().min(1)).default([]);
const wordsByKey = z.record(z.string(), z.array(z.string().min(1))).default({});
const cue = z.strictObject({
  cue: z.string().min(1),
  unless: words,
  what: z.string().optional(),
  example: z.string().min(1),
});

const speech = z.strictObject({
  clauses: words,
  objects: words,
  plans: words,
  nouns: words,
  helpers: words,
  subjects: words,
  moods: words,
  frames: words,
  framesAfter: words,
  verbs: words,
});

const naming = z.strictObject({
  personAfter: words,
  personBefore: words,
  givenNames: words,
  bodyEndings: words,
  legalForms: words,
  bodyOpeners: words,
  subjectMarks: words,
  nounMarks: words,
  sourceMarks: words,
  reportMarks: words,
  notNames: words,
  notPlaces: words,
});

const packSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/u, "a language tag of two or three small letters"),
  abbreviations: words,
  dashQuotes: z.boolean().default(false),
  capitalNouns: z.boolean().default(false),
  titles: words,
  roles: wordsByKey,
  say: words,
  speech: speech.optional(),
  toldTo: words,
  accordingTo: words,
  reportedAfter: words,
  negators: words,
  hedges: words,
  background: words,
  relatives: words,
  prepositions: words,
  agents: words,
  complementizers: words,
  determiners: words,
  seenBy: words,
  now: words,
  numbers: z.record(z.string(), z.number().positive()).default({}),
  roughly: words,
  months: words,
  demonyms: wordsByKey,
  institutions: wordsByKey,
  genres: z.partialRecord(z.enum(GENRES), z.array(z.string())).default({}),
  boilerplate: words,
  firstPerson: words,
  secondPerson: words,
  surnames: words,
  naming: naming.optional(),
  concepts: wordsByKey,
  cues: z.partialRecord(z.enum(CUE_KINDS), z.array(cue)).default({}),
  traps: z.array(z.strictObject({ sentence: z.string(), not: z.enum(CUE_KINDS) })).default([]),
});

/**
 * Reads the language packs of a folder: its `*.yaml` files, one language each.
 *
 * @throws {AppError} `language_pack_invalid` naming file, line and reason; `language_packs_missing`
 */
export function loadLanguagePacks(folder: string): LanguagePacks {
  const packs = listPackFiles(folder).map((file) => readPack(path.join(folder, file), file));
  return new Map(packs.map((pack) => [pack.language, pack]));
}

function listPackFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/u.test(file))
      .toSorted();
  } catch (cause) {
    throw new AppError(`The folder of the language packs cannot be read: ${folder}.`, {
      code: "language_packs_missing",
      remedy: "fix-settings",
      cause,
    });
  }
}

function readPack(file: string, name: string): LanguagePack {
  return parseLanguagePack(readFileSync(file, "utf8"), name);
}

/**
 * Parses one language pack.
 *
 * @param name of the file, for the error
 * @throws {AppError} `language_pack_invalid` naming file, line and reason
 */
export function parseLanguagePack(yaml: string, name: string): LanguagePack {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw invalid(
      name,
      lines.linePos(broken.pos[0]).line,
      broken.message.split("\n")[0] ?? "not YAML",
    );
  }
  const read = packSchema.safeParse(document.toJS());
  if (!read.success) {
    const issue = read.error.issues[0];
    const node = nearestNode(document, issue?.path ?? []);
    const line = node === undefined ? 1 : lines.linePos(node).line;
    throw invalid(
      name,
      line,
      `${(issue?.path ?? []).join(".")}: ${issue?.message ?? "wrong form"}`,
    );
  }
  return packOf(read.data);
}

type PackData = z.infer<typeof packSchema>;

function packOf(data: PackData): LanguagePack {
  return {
    ...data,
    speech: data.speech ?? NO_SPEECH,
    naming: data.naming ?? NO_NAMING,
    cues: {
      denial: cuesOf(data, "denial"),
      walk_back: cuesOf(data, "walk_back"),
      correction: cuesOf(data, "correction"),
      confirmation: cuesOf(data, "confirmation"),
      no_comment: cuesOf(data, "no_comment"),
      allegation: cuesOf(data, "allegation"),
      action: cuesOf(data, "action"),
      statement: cuesOf(data, "statement"),
      update: cuesOf(data, "update"),
    },
    genres: {
      opinion: data.genres.opinion ?? [],
      explainer: data.genres.explainer ?? [],
      recap: data.genres.recap ?? [],
      live: data.genres.live ?? [],
    },
  };
}

function cuesOf(data: PackData, kind: CueKind): readonly Cue[] {
  return (data.cues[kind] ?? []).map(({ cue: pattern, unless, what, example }) => ({
    pattern,
    unless,
    what,
    example,
  }));
}

/** Offset of the innermost node on the path that exists. */
function nearestNode(
  document: ReturnType<typeof parseDocument>,
  keys: readonly PropertyKey[],
): number | undefined {
  for (let length = keys.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(keys.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0];
      return typeof start === "number" ? start : undefined;
    }
  }
  return undefined;
}

function invalid(name: string, line: number, reason: string): AppError {
  return new AppError(`The language pack ${name} is not right in line ${line}: ${reason}.`, {
    code: "language_pack_invalid",
    remedy: "fix-settings",
    facts: { file: name, line },
  });
}
