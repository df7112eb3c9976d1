import type { CompiledPack, CueHit, Mark } from "../item/compiled-pack.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { Claim } from "./claim.ts";
import type { DevelopmentType } from "./development.ts";
import { findSpeaker, meansOwn } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";

/** Of several kinds in a sentence the first in this list is the claim. */
const PRIORITY: readonly DevelopmentType[] = [
  "walk_back",
  "correction",
  "no_comment",
  "denial",
  "confirmation",
  "action",
  "allegation",
  "update",
  "statement",
];
/** Of one sentence: a denial and what is done about it, a walk-back and what is owned. */
const MAX_KINDS = 3;
/** A quotation of fewer words is a word in quotation marks. */
const MIN_QUOTE_WORDS = 3;

interface Attribution {
  readonly say: PhraseMatch<Mark> | undefined;
  /** Whom it was said to, or who is named as source: not the speaker. */
  readonly told: Span | undefined;
  readonly credited: Span | undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The claims of an item, in the order of its sentences, one for each kind that the
 * pack's cues show in a sentence; one without a cue is a statement if somebody is quoted, else an update.
 * Never throws; linear.
 */
export function readClaims(reading: Reading, pack: CompiledPack): readonly Claim[] {
  const claims: Claim[] = [];
  const salient = findSalient(reading);
  let previous: Speaker | undefined;
  let inRecap = false;
  for (const sentence of reading.sentences) {
    inRecap = /^\s*[•·▪*]/u.test(sentence.text);
    for (const { claim, speaker } of readSentence(sentence, {
      pack,
      previous,
      salient,
      reading,
      inRecap,
    })) {
      claims.push(claim);
      previous = speaker ?? previous;
    }
  }
  return claims;
}

interface Surroundings {
  readonly pack: CompiledPack;
  readonly previous: Speaker | undefined;
  /** Whom the item is about. */
  readonly salient: Speaker | undefined;
  readonly reading: Reading;
  readonly inRecap: boolean;
}

/** The claims of one sentence: one for each kind of cue, or one by its shape. */
function readSentence(
  sentence: Sentence,
  around: Surroundings,
): readonly { readonly claim: Claim; readonly speaker: Speaker | undefined }[] {
  if (sentence.isQuestion && sentence.quotes.length === 0) {
    return [];
  }
  const marks = around.pack.marks.find(sentence);
  if (marks.some(({ value }) => value === "boilerplate")) {
    return [];
  }
  const attribution = readAttribution(sentence, marks);
  const hits = findCues(sentence, marks, around.pack);
  const isBackground = isTold(sentence, marks, around);
  return (hits.length === 0 ? [undefined] : hits).map((hit) => {
    const speaker = speakerOf(sentence, attribution, hit, around);
    const isSaid =
      attribution.say !== undefined && speaker?.isNamed === true && sentence.numbers.length === 0;
    const byShape = hit === undefined || (hit.value.kind === "update" && isSaid);
    const claim = {
      type: byShape ? shapeOf(sentence, attribution) : hit.value.kind,
      speaker: speaker?.text ?? around.reading.item.outlet,
      actorKey: speaker?.actorKey ?? "outlet",
      evidence: sentence.text,
      via: attribution.told?.text,
      credit: attribution.credited?.text,
      background: isBackground,
      sentence: sentence.index,
      what: hit?.value.cue.what,
      isCued: hit !== undefined,
      isNamed: speaker?.isNamed === true,
    };
    return { claim, speaker };
  });
}

/** Whether a sentence tells again what was: by its marks, or as an entry of a list of what happened. */
function isTold(
  sentence: Sentence,
  marks: readonly PhraseMatch<Mark>[],
  around: Surroundings,
): boolean {
  return (
    around.inRecap ||
    marks.some(
      ({ value, start }) =>
        value === "background" &&
        !isQuoted(sentence, start) &&
        !isInserted(sentence, start, around.pack),
    )
  );
}

function shapeOf(sentence: Sentence, attribution: Attribution): DevelopmentType {
  const isQuoting = sentence.quotes.some(
    ({ text }) => text.split(/\s+/u).length >= MIN_QUOTE_WORDS,
  );
  return isQuoting || (attribution.say !== undefined && sentence.numbers.length === 0)
    ? "statement"
    : "update";
}

/** Whether a place stands in an insertion: ", who earlier worked for the ministry,". */
function isInserted(sentence: Sentence, at: number, pack: CompiledPack): boolean {
  const comma = sentence.text.lastIndexOf(",", at);
  if (comma < 0 || !sentence.text.slice(at).includes(",")) {
    return false;
  }
  // "Holm, earlier at the port," as well as "Holm, who was earlier at the port,".
  if (sentence.names.some(({ end }) => end === comma)) {
    return true;
  }
  const opener = sentence.words.find(({ start }) => start > comma);
  return opener !== undefined && opener.start <= at && pack.relatives.has(opener.low);
}

function isQuoted(sentence: Sentence, at: number): boolean {
  return sentence.quotes.some(({ start, end }) => at >= start && at < end);
}

function readAttribution(sentence: Sentence, marks: readonly PhraseMatch<Mark>[]): Attribution {
  const outside = marks.filter(({ start }) => !isQuoted(sentence, start));
  const say =
    outside.findLast(({ value }) => value === "say") ??
    marks.findLast(({ value }) => value === "say");
  const toldAt = outside.find(({ value }) => value === "told-to");
  const sourceAt = outside.find(({ value }) => value === "according-to");
  const reportedAt = outside.find(({ value }) => value === "reported");
  const told = toldAt === undefined ? undefined : nameAfter(sentence, toldAt.end);
  const source = sourceAt === undefined ? undefined : nameAfter(sentence, sourceAt.end);
  const reporter = reportedAt === undefined ? undefined : nameBefore(sentence, reportedAt.start);
  return { say, told, credited: reporter ?? source };
}

function nameAfter(sentence: Sentence, at: number): Span | undefined {
  return sentence.names.find(({ start }) => start >= at && start - at < 40);
}

function nameBefore(sentence: Sentence, at: number): Span | undefined {
  return sentence.names.findLast(({ end }) => end <= at && at - end < 12);
}

function findCues(
  sentence: Sentence,
  marks: readonly PhraseMatch<Mark>[],
  pack: CompiledPack,
): readonly PhraseMatch<CueHit>[] {
  const hits = pack.cues.find(sentence);
  if (hits.length === 0) {
    return [];
  }
  const taken = pack.unless.find(sentence);
  const standing = hits.filter(
    (hit) =>
      !taken.some(
        ({ value, start, end }) => value === hit.value.cue && start <= hit.end && end >= hit.start,
      ) && !isTurned(sentence, hit, marks),
  );
  const ordered = standing.toSorted(
    (a, b) =>
      PRIORITY.indexOf(a.value.kind) - PRIORITY.indexOf(b.value.kind) ||
      b.end - b.start - (a.end - a.start),
  );
  const kinds = [...new Set(ordered.map(({ value }) => value.kind))].slice(0, MAX_KINDS);
  return kinds.flatMap((kind) => ordered.find(({ value }) => value.kind === kind) ?? []);
}

/** Whether a negator or hedge stands within three words before the cue: "has not denied", "may confirm". */
function isTurned(
  sentence: Sentence,
  hit: PhraseMatch<CueHit>,
  marks: readonly PhraseMatch<Mark>[],
): boolean {
  return marks.some(({ value, start, end }) => {
    if ((value !== "negator" && value !== "hedge") || end > hit.start) {
      return false;
    }
    const gap = sentence.text.slice(end, hit.start);
    return (
      start < hit.start &&
      gap.length < 30 &&
      !/[,;:.–—"“”]/u.test(gap) &&
      gap.trim().split(/\s+/u).length <= 3
    );
  });
}

function speakerOf(
  sentence: Sentence,
  attribution: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): Speaker | undefined {
  const taken = [attribution.told, attribution.credited].filter((span) => span !== undefined);
  const isCueOutside = hit !== undefined && !isQuoted(sentence, hit.start);
  const anchors = [
    ...(isCueOutside && hit.value.kind !== "statement" && hit.value.kind !== "update" ? [hit] : []),
    ...(attribution.say === undefined ? [] : [attribution.say]),
    ...(isCueOutside ? [hit] : []),
  ];
  for (const anchor of anchors) {
    const found = findSpeaker(sentence, anchor, taken, around.pack);
    if (found !== undefined) {
      return meansOwn(found) ? (around.previous ?? around.salient ?? found) : found;
    }
  }
  return attribution.credited === undefined
    ? (around.previous ?? around.salient)
    : speakerNamed(attribution.credited);
}

function speakerNamed(span: Span): Speaker {
  return { text: span.text, actorKey: span.text.toLowerCase(), isNamed: true };
}

/** The name that title and opening share, or that stands most often. */
function findSalient(reading: Reading): Speaker | undefined {
  const inTitle = reading.sentences
    .filter(({ field }) => field === "title")
    .flatMap(({ names }) => names);
  const counts = new Map<string, number>();
  for (const { fullKey } of reading.names) {
    counts.set(fullKey, (counts.get(fullKey) ?? 0) + 1);
  }
  const best = (inTitle.length > 0 ? inTitle : reading.names).toSorted(
    (a, b) => (counts.get(b.fullKey) ?? 0) - (counts.get(a.fullKey) ?? 0),
  )[0];
  return best === undefined
    ? undefined
    : { text: best.text, actorKey: best.fullKey, isNamed: true };
}
