import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention, Span } from "./mention.ts";

/** Finite verbs that stand second while the verb of the action stands last, by language. */
const FINITE: Readonly<Record<string, RegExp>> = {
  de: /^(?:hat|haben|hatten?|will|wollen|wollten?|kann|können|konnten?|muss|müssen|mussten?|soll|sollen|sollten?|darf|dürfen|durften?|möchten?|wird|werden|ist|sind|wurden?)$/u,
  nl: /^(?:heeft|hebben|hadden?|wil|willen|wilden?|wou|kan|kunnen|konden?|moet|moeten|moesten?|zal|zullen|zouden?|mag|mogen|mochten?|is|zijn|gaat|gaan)$/u,
  sv: /^(?:har|hade|vill|ville|kan|kunde|ska|skulle|måste|får|fick)$/u,
  da: /^(?:har|havde|vil|ville|kan|kunne|skal|skulle|må|måtte)$/u,
  no: /^(?:har|hadde|vil|ville|kan|kunne|skal|skulle|må|måtte)$/u,
};
/** What may stand between the verb and its subject. */
const SMALL =
  /^(?:sich|zich|sig|seg|es|nun|jetzt|auch|ook|nu|også|også|även|daher|dan|der|die|das|de|het|den|det)$/u;
/** What a clause begins with whose subject follows its verb: "deshalb hat", "därför har". */
const ADVERBS = new Set(
  "deshalb daher deswegen darum so dann da nun inzwischen zudem außerdem jetzt bisher bislang zuletzt trotzdem daarom dus toen daarna inmiddels ook nu intussen vervolgens därför sedan nu dessutom samtidigt då derfor så nu derefter desuden samtidig etterpå dessuten likevel".split(
    " ",
  ),
);

/**
 * The subject that stands behind a finite verb because something else opens the clause: "Auf Anfrage
 * wollte sich X nicht äußern", "Omdat …, heeft X een klacht ingediend".
 *
 * @param at the verb of the action, or the phrase that tells of it
 */
export function frontedSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const finite = FINITE[pack.pack.language];
  if (finite === undefined) {
    return undefined;
  }
  const verb = sentence.words.findLast(
    ({ low, start, end }) =>
      finite.test(low) &&
      start < at.end + AFTER &&
      !/[;:]/u.test(sentence.text.slice(end, Math.max(end, at.start))) &&
      !sentence.quotes.some((quote) => start >= quote.start && start < quote.end),
  );
  if (verb === undefined || !isFronted(sentence, verb.start, pack)) {
    return undefined;
  }
  const subject = mentions.find(({ start }) => start >= verb.end);
  if (subject === undefined || subject.isOwner) {
    return undefined;
  }
  const between = sentence.words.filter(
    ({ start, end }) => start >= verb.end && end <= subject.start,
  );
  const isNext =
    between.length <= 2 &&
    between.every(({ low }) => SMALL.test(low)) &&
    !/[,;:.]/u.test(sentence.text.slice(verb.end, subject.start));
  return isNext ? subject : undefined;
}

/** "Auf Anfrage | wollte sich X nicht äußern": the verb may follow what tells of it. */
const AFTER = 12;

/** Whether something that is no subject stands before a finite verb: a clause, "Auf Anfrage", "deshalb". */
function isFronted(sentence: Sentence, verb: number, pack: CompiledPack): boolean {
  const before = sentence.words.filter(({ end }) => end <= verb);
  const last = before.at(-1);
  const head = sentence.text.slice(0, verb);
  if (last !== undefined && /[,”“"»]\s*$/u.test(head)) {
    // "X, der …, hat": an insertion after the subject, and not a clause.
    const [first] = before;
    return (
      first !== undefined &&
      (pack.complementizers.has(first.low) || pack.prepositions.has(first.low))
    );
  }
  const from = Math.max(...[", ", "; ", ": ", "– "].map((mark) => head.lastIndexOf(mark)));
  const opener = before.find(({ start }) => start > from);
  return (
    opener !== undefined &&
    (ADVERBS.has(opener.low) ||
      pack.complementizers.has(opener.low) ||
      (pack.prepositions.has(opener.low) && !pack.determiners.has(opener.low)))
  );
}
