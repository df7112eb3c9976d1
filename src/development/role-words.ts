import type { CompiledPack } from "../item/compiled-pack.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import type { Word } from "../item/words.ts";

/** Languages that write a compound as one word, what it is at its end: "havnedirektøren". */
const COMPOUNDING = new Set(["de", "nl", "sv", "da", "no"]);
/** Shorter words end too many others by chance. */
const MIN_HEAD = 5;
/** Before its head a compound has so many letters, or a hyphen. */
const MIN_BEFORE = 3;
const MAX_WORD = 40;
/** How a genitive ends in Scandinavian languages, of what has its article: "politiets", "bolagens". */
const GENITIVE = /^\p{L}{4,}[ntea]s$/u;
const GENITIVE_IN_S = new Set(["sv", "da", "no"]);

/** What verbs begin with: "indleder" is no leader. */
const PREFIX =
  /^(?:ind|ud|af|an|for|be|ver|ent|er|op|ut|inn|til|med|ned|ab|ein|um|vor|av|opp|in)$/u;

/** Heads that are shorter, and safe at the end of a noun. */
const SHORT_HEADS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { amt: "regulator", bank: "company" },
  nl: { raad: "regulator", bank: "company" },
};

const heads = new WeakMap<CompiledPack, ReadonlyMap<string, string>>();

/** The words of roles that may end a compound, with the role's key. */
function headsOf(pack: CompiledPack): ReadonlyMap<string, string> {
  const known = heads.get(pack);
  if (known !== undefined) {
    return known;
  }
  const found = new Map<string, string>();
  for (const [key, phrases] of Object.entries(pack.pack.roles)) {
    for (const phrase of phrases) {
      if (/^\p{Ll}+$/u.test(phrase)) {
        found.set(phrase, found.get(phrase) ?? key);
      }
    }
  }
  heads.set(pack, found);
  return found;
}

/**
 * The roles that a sentence names, with those that end a compound ("Hafenbehörde") and those in the
 * genitive ("politiets"), where the language writes them as one word. Linear.
 */
export function rolesIn(sentence: Sentence, pack: CompiledPack): readonly PhraseMatch<string>[] {
  const hits = pack.roles.find(sentence);
  if (!COMPOUNDING.has(pack.pack.language)) {
    return hits;
  }
  const more = sentence.words
    .filter(({ start, end }) => !hits.some((hit) => start < hit.end && hit.start < end))
    .flatMap((word) => {
      const value = roleOf(word, pack);
      return value === undefined ? [] : [{ value, start: word.start, end: word.end }];
    });
  return [...hits, ...more];
}

function roleOf({ low, text }: Word, pack: CompiledPack): string | undefined {
  if (low.length > MAX_WORD || pack.doing.has(low)) {
    return undefined;
  }
  const known = headsOf(pack);
  const isGenitive = GENITIVE_IN_S.has(pack.pack.language) && GENITIVE.test(low);
  const own = isGenitive ? known.get(low.slice(0, -1)) : undefined;
  if (own !== undefined) {
    return own;
  }
  // A name of one word in capitals may end like a role by chance: "Kystbanken".
  if (!pack.pack.capitalNouns && /^\p{Lu}/u.test(text)) {
    return undefined;
  }
  const word = isGenitive ? low.slice(0, -1) : low;
  for (let at = 1; at <= word.length - MIN_HEAD; at += 1) {
    if ((at >= MIN_BEFORE || word[at - 1] === "-") && !PREFIX.test(word.slice(0, at))) {
      const value = known.get(word.slice(at));
      if (value !== undefined) {
        return value;
      }
    }
  }
  return shortHead(word, text, pack);
}

function shortHead(word: string, text: string, { pack }: CompiledPack): string | undefined {
  const found = Object.entries(SHORT_HEADS[pack.language] ?? {}).find(
    ([head]) => word.length >= head.length + MIN_BEFORE && word.endsWith(head),
  );
  return found === undefined || (pack.capitalNouns && !/^\p{Lu}/u.test(text))
    ? undefined
    : found[1];
}
