import type { CompiledPack, CueHit, Mark } from "../item/compiled-pack.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import { wordCount } from "../item/words.ts";
import type { DevelopmentType } from "./development.ts";

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
/** Of a quotation of several sentences: what is denied and what is done about it. */
const MAX_KINDS = 3;

/** The cues that stand in a sentence, one of the strongest kind. */
export function findCues(
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
      ) && !isTurned(sentence, hit, marks, pack),
  );
  const ordered = standing.toSorted(
    (a, b) =>
      PRIORITY.indexOf(a.value.kind) - PRIORITY.indexOf(b.value.kind) ||
      b.end - b.start - (a.end - a.start),
  );
  const kept: PhraseMatch<CueHit>[] = [];
  for (const hit of ordered) {
    if (kept.length < MAX_KINDS && !kept.some((other) => isBeside(sentence, hit, other))) {
      kept.push(hit);
    }
  }
  return kept;
}

/** Whether two cues are of one kind, or stand in one sentence of a quotation: the stronger one counts. */
function isBeside(
  sentence: Sentence,
  hit: PhraseMatch<CueHit>,
  other: PhraseMatch<CueHit>,
): boolean {
  const [from, to] = [Math.min(hit.end, other.end), Math.max(hit.start, other.start)];
  return hit.value.kind === other.value.kind || !/[.!?]\s/u.test(sentence.text.slice(from, to));
}

/** Whether a negator or hedge stands within three words before the cue: "has not denied", "may confirm". */
function isTurned(
  sentence: Sentence,
  hit: PhraseMatch<CueHit>,
  marks: readonly PhraseMatch<Mark>[],
  pack: CompiledPack,
): boolean {
  return marks.some(({ value, start, end }) => {
    if ((value !== "negator" && value !== "hedge") || end > hit.start) {
      return false;
    }
    // "Om" is "if" where a clause begins, and "about" elsewhere.
    const isClause = /(?:^|[,;:.“”"–，。；：、،؛-]\s*)$/u.test(sentence.text.slice(0, start));
    if (pack.prepositions.has(sentence.text.slice(start, end).toLowerCase()) && !isClause) {
      return false;
    }
    const gap = sentence.text.slice(end, hit.start);
    return (
      start < hit.start &&
      gap.length < 30 &&
      !/[,;:.–—"“”，。；：、،؛「」『』«»]/u.test(gap) &&
      wordCount(gap) <= 3
    );
  });
}

/** Whether the cue is a verb that somebody does ("rejects"), and not what is said ("is nonsense"). */
export function isDone({ cue, kind }: CueHit): boolean {
  const forms = (cue.pattern.split("|")[0]?.trim().split(/\s+/u)[0] ?? "").split("/");
  const stem = forms[0]?.slice(0, 3) ?? "";
  const alike = forms.filter((form) => form.startsWith(stem)).length;
  return kind === "action" || kind === "no_comment" || (alike > 1 && alike * 2 >= forms.length);
}
