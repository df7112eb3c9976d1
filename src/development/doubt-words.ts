import { compilePhrases } from "../item/phrases.ts";
import type { PhraseBook } from "../item/phrases.ts";

/**
 * How a text speaks of a claim that it does not share: `refuting` says that it is false, `doubting` that
 * somebody doubts it, `turning` that things are otherwise than told, `hedging` that it is told and not known.
 */
export const DOUBTS = ["refuting", "doubting", "turning", "hedging"] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Patterns in the grammar of the language packs, by language. */
const WORDS: Readonly<Record<string, Readonly<Record<Doubt, readonly string[]>>>> = {
  en: {
    refuting: [
      "hoax*/fake*/false/falsely/falsehood*/bogus/debunk*/satir*/parody/spoof*/prank*/untrue/fabricat*/refut*/disprove*/fictitious/fictional/photoshop*/doctored/myth/misinformation/bullshit/nonsense/retract*/inaccurate/incorrect*/erroneous*/mistaken*/misleading/invented/faux/phony/staged/duped/scam/unfounded/baseless/rebut*",
    ],
    doubting: [
      "doubt*/skeptic*/sceptic*/disput*/unlikely/question/questions/questioned/questioning/questionable",
      "deny/denies/denied/denying/denial*/dismiss*/reject*/contradict*",
      "backtrack*/apologi*/clarif*/wrong/misidentif*",
    ],
    turning: [
      "however/supposed/supposedly/unclear/correction/actually/truth",
      "not true/real | no truth/evidence/proof/plans | n't real",
      "turns/turned out | in fact/reality | made up | made-up",
      "take it back | set the record straight | nothing to do with | urban legend | the real",
      "is/are/was not the | never/n't/not happened/happen | fell for | not the case | not been",
      "too good to be true | wo n't | will not | no longer",
    ],
    hedging: [
      "reportedly/allegedly/alleged/claim*/report/reports/reported/rumour*/rumor*/unconfirmed/unverified/unnamed/anonymous/source/sources/apparently/purported*/suspected/possibly/possible/might/may/could/speculat*/investigat*/believed/according/verif*/authenticity/confirm/says/said/theory/appears/seems",
    ],
  },
};

const NONE: Readonly<Record<Doubt, readonly string[]>> = {
  refuting: [],
  doubting: [],
  turning: [],
  hedging: [],
};

const books = new Map<string, PhraseBook<Doubt>>();

/** The book of a language's words of doubt; an empty one where there are none yet. */
export function doubtsOf(language: string): PhraseBook<Doubt> {
  const known = books.get(language);
  if (known !== undefined) {
    return known;
  }
  const words = WORDS[language] ?? NONE;
  const book = compilePhrases(
    DOUBTS.flatMap((doubt) => words[doubt].map((pattern): [string, Doubt] => [pattern, doubt])),
    language,
  );
  books.set(language, book);
  return book;
}
