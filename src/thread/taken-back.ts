import type { Verdict } from "../development/verdict.ts";
import { type AlertFacts, toldOf } from "./alert.ts";
import { plain } from "./card.ts";
import type { Line, Post } from "./post.ts";
import { momentOf } from "./wording.ts";

/** A reply that no longer holds. */
export interface TakenBackFacts extends Omit<AlertFacts, "covered" | "breaksSilence"> {
  /** What an editor said of the report; absent where it is no news because of another report's verdict. */
  readonly verdict: Verdict | undefined;
}

/**
 * What stands in the place of a reply that was taken back: what it said in a few words, why it no longer
 * counts, and its source.
 */
export function composeTakenBack(facts: TakenBackFacts): Post {
  const advisory = `TAKEN BACK: ${toldOf(facts.developments)}`;
  const source: Line = [
    { text: facts.outlet, url: facts.url },
    { text: ` · ${momentOf(facts.published, facts.zone)}` },
  ];
  const reason = REASON[facts.verdict ?? "none"];
  return {
    tone: "neutral",
    text: [`${advisory} — ${plain(source)}`, reason, facts.url].join("\n"),
    blocks: [
      { kind: "heading", spans: [{ text: advisory }] },
      { kind: "lines", lines: [[{ text: reason, style: "italic" }]] },
      { kind: "context", spans: source },
    ],
  };
}

const REASON: Readonly<Record<Verdict | "none", string>> = {
  "wrong-story": "An editor said that this report is on another story. It does not count here.",
  "not-new": "An editor said that this report holds nothing new.",
  "on-story": "After an editor's change to this story the report holds nothing new.",
  none: "After an editor's change to this story the report holds nothing new.",
};
