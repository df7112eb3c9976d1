import type { Fingerprint } from "./fingerprint.ts";
import type { Item } from "./item.ts";
import type { Genre } from "./language-pack.ts";
import type { Name } from "./names.ts";
import type { NumberFound } from "./number-words.ts";
import type { Quote } from "./quotes.ts";
import type { SentenceText } from "./sentences.ts";
import type { Word } from "./words.ts";

/** A sentence of an item with what stands in it. */
export interface Sentence extends SentenceText {
  /** Position in the item, title first, from 0. */
  readonly index: number;
  readonly words: readonly Word[];
  readonly quotes: readonly Quote[];
  readonly names: readonly Name[];
  readonly numbers: readonly NumberFound[];
  /** Stems of the words that carry meaning, each once. */
  readonly stems: readonly string[];
  /** Countries, bodies and common nouns by keys that all languages share. */
  readonly concepts: readonly string[];
  /** Hashes of its runs of words; see `fingerprint.ts`. */
  readonly shingles: readonly number[];
  readonly isQuestion: boolean;
}

/** How an item is written: shares of its sentences outside quotations, 0 to 1. */
export interface Voice {
  readonly questions: number;
  readonly exclamations: number;
  /** Sentences in which the writer speaks of himself. */
  readonly firstPerson: number;
  /** Sentences in which the writer speaks to the reader. */
  readonly secondPerson: number;
}

/** An item with everything that the engine reads in it. Made once per item, shared by all stories. */
export interface Reading {
  readonly item: Item;
  /** BCP 47 primary tag, found in the text itself. */
  readonly language: string;
  /** Whether the engine has a language pack for it. */
  readonly isKnownLanguage: boolean;
  readonly sentences: readonly Sentence[];
  /** Every name, surnames and acronyms with the key of their full form. */
  readonly names: readonly Name[];
  /** Keys of single words of names; of every word where a script has no capitals. */
  readonly nameWords: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly fingerprint: Fingerprint;
  readonly genre: Genre | undefined;
  readonly voice: Voice;
}
