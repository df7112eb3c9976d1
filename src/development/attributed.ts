import type { Mark } from "../item/compiled-pack.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";

/** Who passes a statement on, and to whom, in one sentence. */
export interface Attribution {
  readonly say: PhraseMatch<Mark> | undefined;
  /** Whom it was said to: not the speaker. */
  readonly told: Named | undefined;
  /** The outlet that is given as its source: not the speaker. */
  readonly credited: Named | undefined;
  /** Whose word it is where no verb says so: "according to the memo", "hieß es von X". */
  readonly source: Mention | undefined;
}

/** Somebody by the words of a sentence. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whether a place stands within quotation marks. */
export function isQuoted(sentence: Sentence, at: number): boolean {
  return sentence.quotes.some(({ start, end }) => at >= start && at < end);
}
