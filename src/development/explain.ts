import type { Reading } from "../item/reading.ts";
import { wantedWords } from "../story/match.ts";
import type { Cover } from "./cover.ts";
import type { Decision } from "./decision.ts";
import { stampOf } from "./stamp.ts";
import type { FullMemory } from "./story-memory.ts";

const KIND_WORDS: Readonly<Record<string, string>> = {
  denial: "a denial",
  walk_back: "a walk-back",
  correction: "a correction",
  confirmation: "a confirmation",
  no_comment: "a refusal to comment",
  allegation: "an allegation",
  action: "an action",
  statement: "a statement",
  update: "a new fact",
};

/** What is to be explained, with what the item is covered by where it has no news. */
export interface Explained {
  readonly decision: Omit<Decision, "reason">;
  readonly cover: Cover | undefined;
}

/** One sentence for people: what was decided, and on what ground. */
export function explainDecision(
  memory: FullMemory,
  reading: Reading,
  { decision, cover }: Explained,
): string {
  switch (decision.outcome) {
    case "off-topic": {
      return `Not on this story: ${explainMatch(memory, reading)}.`;
    }
    case "copy": {
      return `The same text as ${placeOf(memory, decision.copyOf)} had.`;
    }
    case "rewrite": {
      return explainRewrite(memory, decision.copyOf, cover);
    }
    case "nothing-new": {
      return explainNothing(memory, reading, decision);
    }
    case "baseline":
    case "new-developments": {
      return explainNews(memory, reading, decision);
    }
  }
}

function explainNews(
  memory: FullMemory,
  reading: Reading,
  { developments }: Omit<Decision, "reason">,
): string {
  if (developments.length === 0) {
    return "The first item on this story; it tells of nobody who says or does something.";
  }
  const told = developments
    .map(({ type, speaker }) => `${KIND_WORDS[type] ?? type} by ${speaker}`)
    .join(", ");
  return memory.items.length === 0
    ? `The first item on this story; it opens with ${told}.`
    : `New to the story: ${told}${reading.isKnownLanguage ? "" : " (read without a language pack)"}.`;
}

/** "Morning Wire, 15 Nov 08:55,". */
function placeOf(memory: FullMemory, itemId: string | undefined): string {
  const item = memory.items.find((one) => one.itemId === itemId);
  return item === undefined ? "an earlier item" : `${item.outlet} of ${stampOf(item.at)}`;
}

function explainRewrite(
  memory: FullMemory,
  copyOf: string | undefined,
  cover: Cover | undefined,
): string {
  const place = placeOf(memory, copyOf);
  const { statements = 0, inSource = 0, known = 0 } = cover ?? {};
  if (inSource === statements) {
    return `Other words, nothing new: ${place} had all of it.`;
  }
  const rest = known > inSource ? `, ${known - inSource} in other reports` : "";
  return `Other words, nothing new: of its ${statements} statements ${inSource} ${inSource === 1 ? "was" : "were"} in ${place}${rest}.`;
}

/** Names what it repeats, where it repeats something; else says what kind of text it is. */
function explainNothing(
  memory: FullMemory,
  reading: Reading,
  { covered }: Omit<Decision, "reason">,
): string {
  const known = [
    ...new Set(
      covered
        .filter(({ because }) => because.includes(", known since "))
        .map(({ because }) =>
          because.replace(", known since ", " (known since ").replace(/ \(([^()]*)\)$/u, ", $1)"),
        ),
    ),
  ].slice(0, 2);
  const kind = KIND_OF_TEXT[reading.genre ?? ""] ?? "On the story";
  if (known.length > 0) {
    return `${kind}, but nothing new: it repeats ${known.join(" and ")}.`;
  }
  const told = covered.find(({ itemId }) => itemId !== undefined);
  return told === undefined
    ? `${kind}, but nobody in it says or does anything that bears on the story.`
    : `${kind}, but nothing new: part of it was in ${placeOf(memory, told.itemId)}, the rest is no statement or act.`;
}

const KIND_OF_TEXT: Readonly<Record<string, string>> = {
  opinion: "An opinion on the story",
  explainer: "An explainer of the story",
  recap: "A recap of the story",
  live: "A live page on the story",
};

function explainMatch(memory: FullMemory, reading: Reading): string {
  const { found, missing } = wantedWords(memory, reading);
  if (memory.topicWords.length === 0 && memory.items.length === 0) {
    return "the story has not begun yet";
  }
  if (found.length === 0) {
    return `it has nothing of ${listOf(missing)}`;
  }
  return missing.length === 0
    ? `it has ${listOf(found)}, but is about something else`
    : `it has ${listOf(found)}, but not ${listOf(missing)}`;
}

function listOf(words: readonly string[]): string {
  return words
    .slice(0, 6)
    .map((word) => `“${word}”`)
    .join(", ");
}
