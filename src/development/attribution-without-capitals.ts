import type { CompiledPack, Mark } from "../item/compiled-pack.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import { isQuoted } from "./attributed.ts";
import type { Attribution, Named } from "./attributed.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";

/** Languages whose verb ends a sentence, and whose marks stand behind what they mark. */
const MARKS_BEHIND = new Set(["ja", "ko"]);
/** A name stands at most so many letters from the mark that says what it is. */
const NEAR = 6;
const NEAR_SOURCE = 12;

/** The attribution of a sentence in a script without capitals, off its marks. */
export function attributionWithoutCapitals(
  sentence: Sentence,
  marks: readonly PhraseMatch<Mark>[],
  pack: CompiledPack,
): Attribution {
  const outside = marks.filter(({ start }) => !isQuoted(sentence, start));
  const first = (mark: Mark): PhraseMatch<Mark> | undefined =>
    outside.find(({ value }) => value === mark);
  const isBehind = MARKS_BEHIND.has(pack.pack.language);
  const nameAt = (mark: PhraseMatch<Mark> | undefined): Named | undefined =>
    isBehind ? nameBefore(sentence, mark) : nameIn(sentence, mark);
  const by = first("according-to");
  const says = marks.filter(({ value }) => value === "say");
  const shown = nameBefore(sentence, first("seen-by"));
  const reporter = sentence.quotes.length > 0 ? undefined : nameBefore(sentence, first("reported"));
  return {
    say: isBehind ? mainVerb(sentence, says, pack) : firstOutside(sentence, says),
    told: withoutSubject(sentence, nameAt(first("told-to")), first("told-to")),
    credited: reporter ?? shown ?? nameAt(by),
    source: isBehind ? mentionBefore(sentence, by, pack) : mentionIn(sentence, by, pack),
  };
}

/** "川辺町長は記者団に": who has the mark of a subject before it is told nothing. */
function withoutSubject(
  sentence: Sentence,
  name: Named | undefined,
  mark: PhraseMatch<Mark> | undefined,
): Named | undefined {
  const gap = name === undefined ? "" : sentence.text.slice(name.end, mark?.start);
  return /[はがも]|[은는이가] /u.test(gap) ? undefined : name;
}

function firstOutside(
  sentence: Sentence,
  says: readonly PhraseMatch<Mark>[],
): PhraseMatch<Mark> | undefined {
  return says.find(({ start }) => !isQuoted(sentence, start)) ?? says.at(-1);
}

/** The verb of saying that ends the sentence; "によると" only where there is no other. */
function mainVerb(
  sentence: Sentence,
  says: readonly PhraseMatch<Mark>[],
  { pack }: CompiledPack,
): PhraseMatch<Mark> | undefined {
  const outside = says.filter(({ start }) => !isQuoted(sentence, start));
  const verbs = outside.filter(
    ({ start }) =>
      !pack.naming.sourceMarks.some((mark) => sentence.text.startsWith(mark.trim(), start)),
  );
  return verbs.at(-1) ?? outside.at(-1) ?? says.at(-1);
}

function nameIn(sentence: Sentence, mark: PhraseMatch<Mark> | undefined): Named | undefined {
  return mark === undefined
    ? undefined
    : sentence.names.find(({ start, end }) => end > mark.end && start - mark.end <= NEAR);
}

function nameBefore(sentence: Sentence, mark: PhraseMatch<Mark> | undefined): Named | undefined {
  return mark === undefined
    ? undefined
    : sentence.names.findLast(
        ({ end }) =>
          end <= mark.start &&
          mark.start - end <= NEAR &&
          !/[，。；：、,.:;،؛]/u.test(sentence.text.slice(end, mark.start)),
      );
}

function mentionIn(
  sentence: Sentence,
  mark: PhraseMatch<Mark> | undefined,
  pack: CompiledPack,
): Mention | undefined {
  return mark === undefined
    ? undefined
    : mentionsOf(sentence, pack).find(
        ({ start, end }) =>
          end > mark.end &&
          start - mark.end <= NEAR_SOURCE &&
          !/[.;:。；：，،؛]/u.test(sentence.text.slice(mark.end, start)),
      );
}

function mentionBefore(
  sentence: Sentence,
  mark: PhraseMatch<Mark> | undefined,
  pack: CompiledPack,
): Mention | undefined {
  return mark === undefined
    ? undefined
    : mentionsOf(sentence, pack).findLast(
        ({ end }) => end <= mark.start && mark.start - end <= NEAR,
      );
}
