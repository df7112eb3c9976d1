import type { Reading } from "../item/reading.ts";
import type { Decision } from "./decision.ts";
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

/** One sentence for people: what was decided, and on what ground. */
export function explainDecision(
  memory: FullMemory,
  reading: Reading,
  decision: Omit<Decision, "reason">,
): string {
  const outletOf = (itemId: string | undefined): string =>
    memory.items.find((item) => item.itemId === itemId)?.outlet ?? "an earlier item";
  switch (decision.outcome) {
    case "off-topic": {
      return `Not on this story: ${matchWords(memory, decision)}.`;
    }
    case "copy": {
      return `The same text as ${outletOf(decision.copyOf)} had.`;
    }
    case "rewrite": {
      return `Other words, nothing new: ${outletOf(decision.copyOf)} and the items before it have all of it.`;
    }
    case "nothing-new": {
      return "On the story, but it says nothing that the story did not have.";
    }
    case "baseline":
    case "new-developments": {
      const told = decision.developments.map(
        ({ type, speaker }) => `${KIND_WORDS[type] ?? type} by ${speaker}`,
      );
      return memory.items.length === 0
        ? `The first item on this story; it opens with ${told.join(", ")}.`
        : `New to the story: ${told.join(", ")}${reading.isKnownLanguage ? "" : " (read without a language pack)"}.`;
    }
  }
}

function matchWords(memory: FullMemory, decision: Omit<Decision, "reason">): string {
  const topic = Math.round((decision.parts["topic"] ?? 0) * 100);
  const names = Math.round((decision.parts["mainNames"] ?? 0) * 100);
  return memory.items.length === 0
    ? `it has ${topic} % of the topic’s words`
    : `it has ${topic} % of the topic’s words and ${names} % of the story’s main names`;
}
