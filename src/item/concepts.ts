import type { CompiledPack } from "./compiled-pack.ts";
import type { PhraseText } from "./phrases.ts";

/** Languages that write a noun and what it is of as one word: "Festivalgelände", "turvalaiteinsinööri". */
const COMPOUNDING = new Set(["sv", "da", "no", "de", "nl", "fi", "et"]);
/** A part of a word is at least so long, and leaves at least so much. */
const MIN_PART = 5;
const MIN_REST = 3;
/** Longer words are no nouns of a newspaper. */
const MAX_WORD = 45;

/** Forms of one word to their concepts, and the beginnings that stand for any ending. */
interface Parts {
  readonly forms: ReadonlyMap<string, string>;
  readonly starts: ReadonlyMap<string, string>;
}

const partsOfPack = new WeakMap<CompiledPack, Parts>();

/**
 * Countries, bodies and common nouns of a sentence by keys that all languages share, each once; the
 * parts of compounds as well. Linear in the sentence.
 */
export function readConcepts(sentence: PhraseText, pack: CompiledPack): readonly string[] {
  const found = new Set(pack.concepts.find(sentence).map(({ value }) => value));
  if (COMPOUNDING.has(pack.pack.language)) {
    const parts = partsOf(pack);
    for (const { low } of sentence.words) {
      if (low.length >= MIN_PART + MIN_REST && low.length <= MAX_WORD) {
        addParts(found, low, parts);
      }
    }
  }
  return [...found];
}

function addParts(found: Set<string>, word: string, { forms, starts }: Parts): void {
  for (let at = MIN_REST; at <= word.length - MIN_PART; at += 1) {
    const tail = word.slice(at);
    const concept = forms.get(tail) ?? startOf(tail, starts);
    if (concept !== undefined) {
      found.add(concept);
      break;
    }
  }
  for (let end = word.length - MIN_REST; end >= MIN_PART; end -= 1) {
    const head = word.slice(0, end);
    const concept = forms.get(head) ?? forms.get(head.replace(/s$/u, "")) ?? starts.get(head);
    if (concept !== undefined) {
      found.add(concept);
      break;
    }
  }
}

/** An ending of so many letters may follow a stem: "-festivalens". */
const MAX_ENDING = 4;

function startOf(tail: string, starts: ReadonlyMap<string, string>): string | undefined {
  for (let end = tail.length; end >= Math.max(MIN_PART, tail.length - MAX_ENDING); end -= 1) {
    const concept = starts.get(tail.slice(0, end));
    if (concept !== undefined) {
      return concept;
    }
  }
  return undefined;
}

function partsOf(pack: CompiledPack): Parts {
  const known = partsOfPack.get(pack);
  if (known !== undefined) {
    return known;
  }
  const forms = new Map<string, string>();
  const starts = new Map<string, string>();
  for (const [concept, phrases] of Object.entries(pack.pack.concepts)) {
    const words = phrases
      .filter((phrase) => !/[\s|]/u.test(phrase))
      .flatMap((phrase) => phrase.toLowerCase().split("/"));
    for (const phrase of words) {
      if (phrase.replace("*", "").length >= MIN_PART) {
        (phrase.endsWith("*") ? starts : forms).set(phrase.replace("*", ""), concept);
      }
    }
  }
  const parts = { forms, starts };
  partsOfPack.set(pack, parts);
  return parts;
}
