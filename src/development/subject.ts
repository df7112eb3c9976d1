import type { CompiledPack } from "../item/compiled-pack.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { Sentence } from "../item/reading.ts";
import { wordCount } from "../item/words.ts";
import { frontedSubject } from "./fronted.ts";
import type { Mention, Span } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { isOblique } from "./no-speaker.ts";
import { agentIn, isActivePerfect } from "./passives-germanic.ts";
import { isNameOf } from "./speaker-grammar.ts";
import { findSubjectWithoutCapitals } from "./subject-without-capitals.ts";
import { describedTellerAfter, tellerAfter } from "./teller-after.ts";

export type { Span } from "./mention.ts";

/** A subject stands at most so many letters from its verb. */
const REACH = 220;
/** A subject that follows its verb does so within so many letters. */
const REACH_AFTER = 60;
/** Languages whose participles stand last: the subject is far before them. */
const VERB_LAST = new Set(["de", "nl", "ko", "ja", "tr"]);
/** Languages in which a verb has no subject after it but in a quotation's wake. */
const SUBJECT_FIRST = new Set(["en"]);
/** How what is said is called, and never who says it, in languages in which a bare noun is a subject. */
const ABSTRACT: Readonly<Record<string, RegExp>> = {
  pl: /(?:nie|nia|ość|ości|cja|cje|stwo|stwa|zuty|uty)$/u,
  cs: /(?:ní|ost|osti|ství|ace|zprávy)$/u,
  ru: /(?:ия|ие|ье|ость|ости|ство|ства)$/u,
  uk: /(?:ння|ття|ість|ості|ція|ції|ство|ства)$/u,
  fi: /(?:us|ys|ukset|ykset|tieto|tiedot|väite|väitteet|minen)$/u,
};
/** In languages whose verb stands second the subject follows it: "Inte heller CIA ville …". */
const VERB_SECOND = new Set(["sv", "da", "no", "de", "nl"]);

/**
 * Finds whose doing or saying a verb at `at` is.
 *
 * @param taken stretches that are somebody else: whom it was said to, who is cited as source
 */
export function findSubject(
  sentence: Sentence,
  at: Span,
  taken: readonly Span[],
  pack: CompiledPack,
): Mention | undefined {
  if (hasNameFinder(pack.pack.language)) {
    return findSubjectWithoutCapitals(sentence, at, taken, pack);
  }
  const mentions = mentionsOf(sentence, pack).filter(
    (mention) =>
      isActor(mention, sentence, at, pack) &&
      !taken.some((other) => mention.start < other.end && other.start < mention.end) &&
      !sentence.quotes.some(
        (quote) =>
          mention.start >= quote.start &&
          mention.end <= quote.end &&
          // "Компанія «Торване»": a name in quotation marks is quoted by nobody.
          (isSpeech(quote.text) || mention.end - mention.start < quote.text.trim().length) &&
          // A line of speech after a dash holds its own attribution.
          (at.start < quote.start || at.end > quote.end),
      ),
  );
  const fronted = frontedSubject(sentence, mentions, at, pack);
  if (fronted !== undefined) {
    return fronted;
  }
  // "Court … denied": the phrase that was found begins with its subject.
  const own = mentions.find(({ start, end }) => start <= at.start && end > at.start);
  if (own !== undefined && (!pack.pack.capitalNouns || governance(sentence, own, pack) < 2)) {
    return own;
  }
  const before = mentions.filter(
    ({ end, start, isOwner }) => end <= at.start && !isOwner && at.start - start < REACH,
  );
  const from = clauseStart(sentence, before, at.start, pack);
  const clause = before.filter(({ start }) => start >= from);
  const free = clause.filter((mention) => governance(sentence, mention, pack) === 0);
  // "– …, säger Ivo Brandt": after speech the speaker follows the verb.
  const isAfterSpeech =
    /[,–—-]\s*$/u.test(sentence.text.slice(0, at.start)) &&
    sentence.quotes.some(({ start, end }) => at.start > start && at.start < end);
  const speaks = { start: from, end: at.end, verb: at.start };
  const teller = findTeller(sentence, mentions, at, pack);
  if (teller !== undefined) {
    return teller;
  }
  const seat = seatedSubject(sentence, before, at, pack);
  if (seat !== undefined) {
    return seat;
  }
  const found =
    (isAfterSpeech ? subjectAfter(sentence, mentions, speaks, pack) : undefined) ??
    chooseBefore(sentence, free, at, pack) ??
    (VERB_SECOND.has(pack.pack.language)
      ? insideOf(
          mentions.filter((mention) => governance(sentence, mention, pack) < 2),
          at,
        )
      : undefined) ??
    describedBefore(sentence, { start: from, end: at.start }, pack) ??
    clause.findLast((mention) => governance(sentence, mention, pack) === 1);
  if (found !== undefined) {
    return found;
  }
  return (
    subjectAfter(sentence, mentions, speaks, pack) ??
    (pack.prepositions.size === 0 || !SUBJECT_FIRST.has(pack.pack.language)
      ? clause.findLast((mention) => governance(sentence, mention, pack) !== 2)
      : undefined)
  );
}

/** How a verb ends of which "they" is the subject, unsaid: "заперечили", "відмовляються". */
const THEY: Readonly<Record<string, RegExp>> = {
  uk: /(?:ли|лися|лись|ють|ать|ять|уть|ються|аться|яться)$/u,
  ru: /(?:ли|лись|ют|ат|ят|ут|ются|аются|ятся)$/u,
};

/** "У компанії «Торване» назвали це вигадкою": where nobody is named, those of the body one is at. */
function seatedSubject(
  sentence: Sentence,
  before: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const they = THEY[pack.pack.language];
  const verb = sentence.words.find(
    ({ start, end, low }) => start >= at.start && end <= at.end && they?.test(low) === true,
  );
  const opener = sentence.words.findLast(
    ({ low, end }) => /^[ву]$/u.test(low) && end < at.start && at.start - end < SEAT_REACH,
  );
  if (they === undefined || verb === undefined || opener === undefined) {
    return undefined;
  }
  const here = before.filter(({ start }) => start > opener.start);
  const seat = here.find(
    ({ role, isPerson, speaker, start }) =>
      (role !== undefined && (!isPerson || role === "spokesperson" || role === "prosecutor")) ||
      (speaker.isNamed && /[«"“„]$/u.test(sentence.text.slice(0, start))) ||
      (speaker.isNamed && /^\p{Lu}{2,}$/u.test(speaker.text)),
  );
  const isOthers = before.some(
    (mention) => mention.start < opener.start && governance(sentence, mention, pack) === 0,
  );
  return isOthers ? undefined : seat;
}

/** A body that one is at stands at most so many letters before the verb. */
const SEAT_REACH = 70;

/** Who follows a verb that what was said stands before: by name or role, else by what he is. */
function findTeller(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const { language } = pack.pack;
  if (SUBJECT_FIRST.has(language) || VERB_LAST.has(language)) {
    return undefined;
  }
  const tellers = mentions.filter((mention) => !isAddressed(mention, language));
  const found = tellerAfter(sentence, tellers, at, pack);
  const who = describedTellerAfter(sentence, at, pack);
  if (found !== undefined && found.role !== undefined) {
    return nameBehind(sentence, found, mentions) ?? found;
  }
  if (who === undefined || (found !== undefined && found.start - who.start < 3)) {
    return found;
  }
  const inside = mentions.filter(({ start, end }) => start < who.end && end > who.start);
  const isRole = inside.some(
    ({ isPerson, start, speaker }) => isPerson || start <= who.start + 5 || speaker.isNamed,
  );
  const what = isRole ? undefined : describedAs(sentence, who);
  return what === undefined ? found : asIndividual(sentence, what, pack);
}

/** "…, vahvistaa tutkinnanjohtaja, rikosylikomisario Ada Krell.": the full name that ends what a role begins. */
function nameBehind(
  sentence: Sentence,
  role: Mention,
  mentions: readonly Mention[],
): Mention | undefined {
  const next = mentions.find(({ start }) => start >= role.end);
  const isLast =
    next?.role === undefined &&
    next?.speaker.actorKey.includes(" ") === true &&
    /^,(?: \p{Ll}+){0,2} $/u.test(sentence.text.slice(role.end, next.start)) &&
    /^[.,”"»\s]*$/u.test(sentence.text.slice(next.end));
  return isLast ? { ...next, isPerson: true } : undefined;
}

/** "El estadounidense", "el portavoz": a country's word for somebody is a person. */
function asIndividual(sentence: Sentence, mention: Mention, pack: CompiledPack): Mention {
  const words = sentence.words.filter(
    ({ start, end }) => start >= mention.start && end <= mention.end,
  );
  const isDemonym =
    words.length === 2 &&
    pack.concepts
      .find({ text: sentence.text, words: words.slice(1) })
      .some(({ value }) => /^[A-Z]{2}$/u.test(value));
  return isDemonym
    ? {
        ...mention,
        role: "individual",
        isPerson: true,
        speaker: { ...mention.speaker, actorKey: "role:individual" },
      }
    : mention;
}

/** Endings of whom something is told, on a name: "Ylelle", "FinSektorowi". */
const ADDRESSED: Readonly<Record<string, RegExp>> = {
  fi: /(?:lle|lta|ltä)$/u,
  pl: /(?:owi|emu)$/u,
  uk: /(?:ові|еві)$/u,
};

/** Whether the ending of a name of one word says that it is whom something is told. */
function isAddressed({ speaker }: Mention, language: string): boolean {
  return speaker.isNamed && ADDRESSED[language]?.test(speaker.text) === true;
}

/** Whom a sentence opens with that has no verb we know: "The museum has taken …". */
export function openingSubject(sentence: Sentence, pack: CompiledPack): Mention | undefined {
  const first = mentionsOf(sentence, pack).find(
    (mention) =>
      !mention.isOwner &&
      isActor(mention, sentence, { start: mention.end, end: mention.end }, pack) &&
      governance(sentence, mention, pack) === 0,
  );
  return first !== undefined && first.start <= MAX_OPENING ? first : undefined;
}

/** A subject that opens a sentence does so within so many letters. */
const MAX_OPENING = 40;

/** Who did what a passive at `at` tells: "by police", "polis tarafından". */
export function findAgent(sentence: Sentence, at: Span, pack: CompiledPack): Mention | undefined {
  const by = sentence.words.findLast(
    ({ low, end }) => end <= at.start && AGENT_AFTER[pack.pack.language] === low,
  );
  if (by !== undefined) {
    return mentionsOf(sentence, pack).findLast(({ end }) => end <= by.start && by.start - end < 9);
  }
  if (isActivePerfect(sentence, at, pack)) {
    return undefined;
  }
  const germanic = agentIn(sentence, at, pack);
  if (germanic !== undefined) {
    return germanic;
  }
  // "Desmentida pela": the phrase that was found may hold the "by".
  const inside = sentence.words.findLast(({ start, end }) => start >= at.start && end <= at.end);
  const from = inside !== undefined && pack.agents.has(inside.low) ? inside.start : at.end;
  const named = mentionsOf(sentence, pack).find((mention) => {
    if (mention.start < from || mention.start - from > 25) {
      return false;
    }
    const words = wordsBetween(sentence, from, mention.start);
    return words.length <= 3 && words.some(({ low }) => pack.agents.has(low));
  });
  return named ?? describedAgent(sentence, from, pack);
}

/** "Desmentida pela diocese": who is only called by a noun. */
function describedAgent(sentence: Sentence, from: number, pack: CompiledPack): Mention | undefined {
  const [by, ...rest] = sentence.words.filter(({ start }) => start >= from);
  const [first, second] = rest;
  if (by === undefined || first === undefined || !pack.agents.has(by.low)) {
    return undefined;
  }
  const noun = pack.determiners.has(first.low) ? second : first;
  return noun !== undefined && /^\p{Ll}{4}/u.test(noun.text) && !isFunction(noun.low, pack)
    ? described(sentence, first, noun)
    : undefined;
}

/** A word after who does what a passive tells. */
const AGENT_AFTER: Readonly<Record<string, string>> = { tr: "tarafından" };

/** Somebody after a mark such as "according to". */
export function mentionAfter(
  sentence: Sentence,
  at: number,
  pack: CompiledPack,
): Mention | undefined {
  return mentionsOf(sentence, pack).find(
    ({ start, end }) =>
      end > at && start - at < 40 && !/[.;:。；：؛]/u.test(sentence.text.slice(at, start)),
  );
}

function insideOf(mentions: readonly Mention[], at: Span): Mention | undefined {
  const inside = mentions.filter(({ start, end }) => start >= at.start && end <= at.end);
  return inside.find(({ speaker }) => speaker.isNamed) ?? inside[0];
}

function chooseBefore(
  sentence: Sentence,
  free: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  if (VERB_LAST.has(pack.pack.language)) {
    const [first] = free;
    // "Nöbetçi ceza mahkemesi, Krell ile …": a comma parts the subject from the rest.
    const isParted =
      pack.pack.language === "tr" &&
      first !== undefined &&
      sentence.text.startsWith(", ", first.end) &&
      !sentence.text.slice(0, first.start).includes(",");
    const opens = first !== undefined && first.role !== undefined && (first.start <= 1 || isParted);
    return opens ? first : (free.find(({ speaker }) => speaker.isNamed) ?? first);
  }
  if (isSecondVerb(sentence, at, pack)) {
    const first = nameOfGroup(sentence, free);
    if (first !== undefined && (first.speaker.isNamed || first.role !== undefined)) {
      return first;
    }
  }
  const opener = sentence.words.findLast(
    ({ low, start }) => start < at.start && pack.relatives.has(low),
  );
  const head =
    opener === undefined || reopens(sentence, opener.end, at.start, pack)
      ? undefined
      : free.findLast(({ end }) => end <= opener.start);
  return head ?? free.at(-1);
}

/** The first of a clause; of "le groupe de pirates Marrow" the name. */
function nameOfGroup(sentence: Sentence, free: readonly Mention[]): Mention | undefined {
  const [first, next] = free;
  const isOne =
    first?.role === "company" &&
    next?.speaker.isNamed === true &&
    /^ (?:d[eiu] |d['’])?\p{Ll}+ $/u.test(sentence.text.slice(first.end, next.start));
  return isOne ? next : first;
}

/** "And" before a verb that has the subject of the one before, by language. */
const AND: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(["et"]),
  es: new Set(["y", "e"]),
  pt: new Set(["e"]),
  it: new Set(["e", "ed"]),
  pl: new Set(["i", "oraz"]),
  cs: new Set(["a"]),
  uk: new Set(["і", "й", "та"]),
  ru: new Set(["и"]),
  fi: new Set(["ja", "eikä"]),
};

/** "KNB monitoruje sytuację Torvane i nie widzi": whether a verb is joined to the one before. */
function isSecondVerb(sentence: Sentence, at: Span, pack: CompiledPack): boolean {
  const before = sentence.words.filter(({ end }) => end <= at.start).slice(-2);
  const [second, first] = [before.at(-2), before.at(-1)];
  const and = AND[pack.pack.language];
  const isNot = first !== undefined && pack.pack.negators.includes(first.low);
  return and !== undefined && (and.has(first?.low ?? "") || (isNot && and.has(second?.low ?? "")));
}

/** Whether after a relative clause another one with its own subject begins: ", and Alibaba …". */
function reopens(sentence: Sentence, from: number, to: number, pack: CompiledPack): boolean {
  return sentence.words.some(({ low, start, end }) => {
    const isLink = pack.stopWords.has(low) && !pack.relatives.has(low);
    return (
      isLink && start > from && end < to && /,\s*$/u.test(sentence.text.slice(start - 2, start))
    );
  });
}

/** Where the clause begins whose verb stands at `at`. */
function clauseStart(
  sentence: Sentence,
  before: readonly Mention[],
  at: number,
  pack: CompiledPack,
): number {
  const isFollowed = (from: number): boolean => before.some(({ start }) => start >= from);
  const speech = sentence.quotes
    .filter(({ text, end }) => end <= at && isSpeech(text))
    // "Ada Krell, “…” diyerek doğruladı": in Turkish the subject stands before its speech.
    .filter(
      ({ start }) =>
        pack.pack.language !== "tr" || !/,\s*["“”«]?$/u.test(sentence.text.slice(0, start)),
    )
    .map(({ end }) => end);
  const openers = sentence.words
    .filter(({ low, end }, index) => {
      const next = sentence.words[index + 1]?.low ?? "";
      // "Bis auf Weiteres": a preposition before another one opens no clause.
      const isClause = !pack.prepositions.has(low) || !pack.prepositions.has(next);
      return end < at && pack.complementizers.has(low) && isClause;
    })
    .map(({ end }) => end)
    .filter(isFollowed);
  const marks = [...sentence.text.slice(0, at).matchAll(/[;:–—]\s/gu)]
    .map(({ index }) => index)
    .filter(isFollowed);
  return Math.max(
    0,
    ...speech,
    ...openers.filter((end) => !isClosed(sentence, end, at, before)),
    ...marks,
  );
}

/** Whether a clause that opened is closed by a comma before a new subject: "After X denied it, Y said". */
function isClosed(
  sentence: Sentence,
  from: number,
  at: number,
  before: readonly Mention[],
): boolean {
  const comma = sentence.text.lastIndexOf(",", at);
  return (
    comma > from &&
    !before.some(({ start }) => start > comma) &&
    sentence.text.slice(0, from).trim() !== ""
  );
}

/** Speech, and not a title or a word in quotation marks. */
function isSpeech(text: string): boolean {
  return wordCount(text) > 3;
}

/** 2 where a preposition stands before a mention, 1 where a word stands between, 0 where none does. */
function governance(sentence: Sentence, { start }: Mention, pack: CompiledPack): 0 | 1 | 2 {
  const before = sentence.words.filter((word) => word.end <= start);
  // "In Torvane's Wheat 3": what an owner has is where the owner is.
  if (/['’]s?$/u.test(before.at(-1)?.text ?? "")) {
    do {
      before.pop();
    } while (/^\p{Lu}/u.test(before.at(-1)?.text ?? ""));
  }
  const words = before.slice(-2);
  const [second, first] = [words.at(-2), words.at(-1)];
  if (first === undefined || /[,;:.“”"]/u.test(sentence.text.slice(first.end, start))) {
    return 0;
  }
  if (pack.prepositions.has(first.low)) {
    return 2;
  }
  const isBroken =
    second === undefined || /[,;:.“”"]/u.test(sentence.text.slice(second.end, first.start));
  if (isBroken || !pack.prepositions.has(second.low) || !/^\p{Ll}/u.test(first.text)) {
    return 0;
  }
  return pack.stopWords.has(first.low) || pack.determiners.has(first.low) ? 2 : 1;
}

/** Somebody of whom the clause says only what he is: "A former captain", "The dealer". */
function describedBefore(
  sentence: Sentence,
  clause: Span,
  pack: CompiledPack,
): Mention | undefined {
  if (/[,”"»]\s*$/u.test(sentence.text.slice(0, clause.end))) {
    return undefined;
  }
  const words = wordsBetween(sentence, clause.start, clause.end);
  const opener = words[0];
  const [, next] = sentence.words.filter(({ start }) => start >= clause.end);
  // "Uppgifterna avfärdar Torvane": what stands first may be the object of a name that follows.
  const isBare = opener?.start === 0 && words.length === 1 && !/^\p{Lu}/u.test(next?.text ?? "");
  if (
    opener !== undefined &&
    isBare &&
    VERB_SECOND.has(pack.pack.language) &&
    isNoun(opener, pack)
  ) {
    return described(sentence, opener, opener);
  }
  if (opener === undefined || !pack.determiners.has(opener.low)) {
    return undefined;
  }
  const rest = words.slice(1, 6);
  const stop = rest.findIndex(
    ({ low }, at) =>
      isFunction(low, pack) || /[,;:]/u.test(gapBefore(sentence, rest[at]?.start ?? 0)),
  );
  const noun = (stop < 0 ? rest : rest.slice(0, stop)).at(-1);
  if (noun === undefined || !(pack.pack.capitalNouns || /^\p{Ll}/u.test(noun.text))) {
    return undefined;
  }
  return described(sentence, opener, noun);
}

/** "Спортсменка отрицает", "Urheilija kiistää": one noun before a verb that opens its sentence. */
export function bareSubject(sentence: Sentence, at: Span, pack: CompiledPack): Mention | undefined {
  const [opener] = sentence.words;
  const words = wordsBetween(sentence, 0, at.start);
  const abstract = ABSTRACT[pack.pack.language];
  const isHeadline = sentence.field === "title" && words.length <= 3;
  if (isHeadline && opener !== undefined && abstract === undefined) {
    return headlineSubject(sentence, words, pack);
  }
  return abstract !== undefined &&
    opener !== undefined &&
    words.length === 1 &&
    isNoun(opener, pack) &&
    !abstract.test(opener.low)
    ? described(sentence, opener, opener)
    : undefined;
}

/** "Dealer backtracks", "Agência de mineração suspende": headlines leave articles out. */
function headlineSubject(
  sentence: Sentence,
  words: Sentence["words"],
  pack: CompiledPack,
): Mention | undefined {
  const [opener, second, third] = words;
  const isOfNoun =
    second !== undefined &&
    third !== undefined &&
    isNameOf(second.low) &&
    /^\p{Ll}/u.test(third.text);
  if (opener === undefined || !isNoun(opener, pack) || !(words.length === 1 || isOfNoun)) {
    return undefined;
  }
  return described(sentence, opener, third ?? opener);
}

/** "Biskoparna": a noun with its article on it. */
function isNoun({ low }: Sentence["words"][number], pack: CompiledPack): boolean {
  return low.length > 4 && !pack.pack.capitalNouns && !isFunction(low, pack) && !isTime(low, pack);
}

/** "Wczoraj", "Ранее": when, and not who. */
function isTime(low: string, { pack }: CompiledPack): boolean {
  return pack.now.includes(low) || pack.background.includes(low);
}

/** Somebody without a name, by the words of a stretch: "nine season-ticket holders". */
export function describedAs(sentence: Sentence, { start, end }: Span): Mention | undefined {
  const words = wordsBetween(sentence, start, end);
  const [opener, noun] = [words[0], words.at(-1)];
  return opener === undefined || noun === undefined || words.length > MAX_DESCRIPTION
    ? undefined
    : described(sentence, opener, noun);
}

/** A description of more words says more than who. */
const MAX_DESCRIPTION = 8;

function described(
  sentence: Sentence,
  opener: Sentence["words"][number],
  noun: Sentence["words"][number],
): Mention {
  return {
    speaker: {
      text: sentence.text.slice(opener.start, noun.end),
      actorKey: `role:${noun.low}`,
      isNamed: false,
    },
    start: opener.start,
    end: noun.end,
    role: "described",
    isPerson: false,
    isOwner: false,
    speaksFor: false,
    org: undefined,
    isVoice: false,
    holds: undefined,
    isAdjective: false,
  };
}

function isFunction(low: string, pack: CompiledPack): boolean {
  return pack.stopWords.has(low) || pack.prepositions.has(low) || pack.relatives.has(low);
}

function gapBefore(sentence: Sentence, at: number): string {
  return sentence.text.slice(Math.max(0, at - 2), at);
}

function wordsBetween(sentence: Sentence, from: number, to: number): Sentence["words"] {
  return sentence.words.filter(({ start, end }) => start >= from && end <= to);
}

/** The first mention after a verb that can be its subject: not "to the Echo", not "Raseborgs". */
function nextSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  from: number,
  pack: CompiledPack,
): Mention | undefined {
  const near = mentions.filter(({ start }) => start >= from && start - from < REACH_AFTER);
  const free = near.find((mention, at) => {
    const next = near[at + 1];
    const gap = next === undefined ? "" : sentence.text.slice(mention.end, next.start);
    const isOwner =
      mention.isOwner ||
      (mention.speaker.text.endsWith("s") && /^(?: [\p{Ll}-]+){1,2} $/u.test(gap));
    const isPassed =
      next !== undefined &&
      (isOwner || isTold(sentence, mention, next) || governance(sentence, mention, pack) === 2) &&
      (next.speaker.isNamed || next.isPerson) &&
      (!/[.;:]/u.test(gap) || isTold(sentence, mention, next));
    return !isPassed && !(next !== undefined && isAddressed(mention, pack.pack.language));
  });
  return free;
}

/** "… powiedziała FinSektorowi mec. Katarzyna Lis.": before a full name that ends the sentence, whom it was told. */
function isTold(sentence: Sentence, first: Mention, next: Mention): boolean {
  const gap = sentence.text.slice(first.end, next.start);
  return (
    sentence.quotes.length > 0 &&
    first.speaker.isNamed &&
    !first.isPerson &&
    !/\s/u.test(first.speaker.text) &&
    /\s/u.test(next.speaker.text) &&
    /^[\s\p{Ll},.]+$/u.test(gap) &&
    /^[.”"»\s]*$/u.test(sentence.text.slice(next.end))
  );
}

function subjectAfter(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span & { readonly verb: number },
  pack: CompiledPack,
): Mention | undefined {
  const next = nextSubject(sentence, mentions, at.end, pack);
  if (next === undefined || /[.;:]/u.test(sentence.text.slice(at.end, next.start))) {
    return undefined;
  }
  const between = wordsBetween(sentence, at.end, next.start);
  if (between.some(({ low }) => pack.complementizers.has(low))) {
    return undefined;
  }
  if (!SUBJECT_FIRST.has(pack.pack.language)) {
    return next;
  }
  const led = wordsBetween(sentence, at.start, at.verb);
  const isInverted = led.length <= 1 && at.start > 0;
  return isInverted && !between.some(({ low }) => pack.prepositions.has(low)) ? next : undefined;
}

/** Nouns with these endings are no names, in a language that writes every noun with a capital. */
const COMMON = /(?:ung|heit|keit|schaft|tion|tät|nis|ismus|chen|lein|ment|sal|tum)(?:en|e|s|es)?$/u;

/** Whether a mention can be somebody: no number, no country's word before a noun, no common noun. */
function isActor(mention: Mention, sentence: Sentence, at: Span, pack: CompiledPack): boolean {
  const next = sentence.words.find(({ start }) => start >= mention.end);
  // "Chinese shipyards", but "Beijing denied" and "Norway will".
  const isModifier =
    mention.isAdjective &&
    next !== undefined &&
    (pack.prepositions.size === 0 || (next.start !== at.start && !pack.stopWords.has(next.low)));
  const isCase = mention.role === undefined && isOblique(mention.speaker.text, pack.pack.language);
  // "Etwa 60 Kubikmeter": so much of something.
  const isAmount = mention.role === undefined && /\s\d[\d.,]*\s/u.test(mention.speaker.text);
  if (!/\p{L}{2}/u.test(mention.speaker.text) || isModifier || isCase || isAmount) {
    return false;
  }
  if (!pack.pack.capitalNouns || mention.role !== undefined || mention.isPerson) {
    return true;
  }
  return isNameInCapitals(mention, sentence, pack);
}

function isNameInCapitals(mention: Mention, sentence: Sentence, pack: CompiledPack): boolean {
  const { text, actorKey } = mention.speaker;
  if (/[\s\d]|\p{Lu}.*\p{Lu}/u.test(text) || actorKey.includes(" ") || actorKey.includes("-")) {
    return true;
  }
  const words = sentence.words.filter(
    ({ start, end }) => start >= mention.start && end <= mention.end,
  );
  if (
    pack.concepts
      .find({ text: sentence.text, words })
      .some(({ value }) => !/^[A-Z]{2}$/u.test(value))
  ) {
    return false;
  }
  const before = sentence.words.findLast(({ end }) => end <= mention.start);
  const isDescribed =
    before !== undefined &&
    /^\p{Ll}+(?:e|en|er|es|em)$/u.test(before.text) &&
    !isFunction(before.low, pack);
  const isCounted =
    before !== undefined && /^\p{Ll}/u.test(before.text) && pack.determiners.has(before.low);
  return !isDescribed && !isCounted && !COMMON.test(text.toLowerCase());
}
