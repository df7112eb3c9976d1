import { findLanguage } from "./language.ts";
import { STOP_WORD_LANGUAGES, stopWordsOf } from "./stop-words.ts";

/** A language that a text may be in, with how much speaks for it; the scores are only comparable within a text. */
export interface LikelyLanguage {
  readonly language: string;
  readonly score: number;
}

/** So much of a text is looked at. */
const SAMPLE = 600;
/** A language with less than this share of the best one's score is not likely. */
const NEAR = 0.6;

/** Commonest words of languages that have no list of stop words elsewhere. */
const MORE_STOP_WORDS: Readonly<Record<string, string>> = {
  sl: "in je v na za se da so z s po ki pri bo ne od do kot pa tudi ob še ni bil bila bili že iz med o ali če sta smo ste bodo bi pred brez kako kaj kdo ter vse več lahko zaradi proti",
  hr: "i je u na za se da su s sa po koji koja od do kao ali ne ni bio bila bili već iz među o ili ako bi pred bez kako što tko te sve više može zbog protiv nakon",
};

/** Words that tell on their own, where lists of stop words overlap or lack them: each counts as two. */
const TELLING: Readonly<Record<string, string>> = {
  en: "the of and with from by will after over says how what who why is are be to you your their its his her against amid between about first new not on at as out into up for",
  de: "der die das und nicht ist mit den für auch sich von bei nach aus im zum zur wird sind ein eine auf gegen über vor wie",
  fr: "les des est une dans pour pas qui sur avec aux du au le la à et se sera sont son sa ses après chez ce cette plus en",
  es: "el los las una del según también está pero más ya fue dijo y con por para su sus al tras en es qué cómo sin hasta",
  pt: "não uma são também pelo pela ao dos das foi está os as um com por para em no na do da nos nas após mais sua seu se e é o que à",
  it: "il gli della che è anche più nel una di dei non ha per con sono alla del dal dalla lo le i si su sul da al tra",
  nl: "het een niet van voor zijn ook wordt naar bij heeft met op aan na over tegen uit te dat",
  sv: "och är för att inte efter enligt från också till har hade vid på av med den det om som",
  da: "af også hvad ikke efter blev kunne siger mellem uden været hvor mod ifølge og til på med er en et fra",
  no: "av hva etter ble sier mellom uten vært mot ifølge og til på med er ikke fra",
  pl: "nie się że jest przez dla jak po od na do w z i są był",
  cs: "se že na po za ale byl jsou při který od do ve ze i",
  sl: "je v na za se da so po ki bo ne od pri tudi ob še in pa bil že iz",
  tr: "ve bir bu için ile olarak sonra oldu",
  fi: "ja ei oli että on se joka mutta myös",
};

/** Letters and endings that few languages have; each kind found counts as two. */
const LETTERS: Readonly<Record<string, readonly RegExp[]>> = {
  de: [/ß/u, /ü/u, /ung(?:en)?\b/u, /sch/u, /\p{L}{3}chen\b/u],
  es: [/[ñ¿¡]/u, /ción\b|ciones\b/u, /dad\b/u, /[áéíóú]/u],
  pt: [/[ãõ]/u, /ç(?:ão|ões)(?!\p{L})/u, /[êô]/u, /nh[aoe]/u, /lh[aoe]/u, /dade\b/u],
  fr: [/[èêëœ]/u, /[aeiou]ux\b/u, /tion\b/u, /(?<!\p{L})(?:[ldjnsc]|qu)['’]/u, /eau/u],
  it: [
    /[àèìòù](?!\p{L})/u,
    /zion[ei]\b/u,
    /(?<!\p{L})(?:dell|all|nell|l|un)['’]/u,
    /gli/u,
    /(?:tt|zz|gg)[oaie](?!\p{L})/u,
  ],
  en: [/['’]s\b/u, /ing\b/u, /(?<!\p{L})th/u, /(?:tion|ed)s?\b/u, /w/u, /ght/u],
  nl: [/ij/u, /[aeou]{2}[kmnrt]/u, /oe/u, /sch|cht/u, /(?<=\p{L}{3})en(?!\p{L})/u],
  sv: [/å/u, /ä/u, /ö/u],
  da: [/æ/u, /ø/u, /å/u],
  no: [/æ/u, /ø/u, /å/u],
  fi: [/ää|yö/u, /aa|ii|uu/u, /kk|tt/u, /ssa\b|ssä\b|lla\b/u],
  pl: [/[ąęłńśźż]/u, /(?:sz|cz|rz)/u, /ów\b/u],
  cs: [/[ěřů]/u, /[ščž]/u, /[áíý]/u],
  sl: [/[čšž]/u, /(?:ski|ske|ska|nje|ega)\b/u],
  hr: [/[ćđ]/u, /[čšž]/u],
  tr: [/[ışğ]/u, /(?:ları|leri|lar|ler)(?!\p{L})/u],
};

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...STOP_WORD_LANGUAGES.map((language): [string, ReadonlySet<string>] => [
    language,
    stopWordsOf(language),
  ]),
  ...Object.entries(MORE_STOP_WORDS).map(([language, words]): [string, ReadonlySet<string>] => [
    language,
    new Set(words.split(" ")),
  ]),
]);
const TELLING_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(TELLING).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/**
 * The languages that a short text, as a headline, may be in, the likeliest first. Where a script or the
 * length of the text tells, one. Unlike {@link findLanguage}, which counts stop words and so needs
 * a paragraph, it also asks for letters and endings. Never throws; linear; empty where nothing tells.
 *
 * @param expected what the feed or the neighbouring items are written in, if known: counts as two words
 */
export function likelyLanguages(text: string, expected?: string): readonly LikelyLanguage[] {
  const sample = text.slice(0, SAMPLE).normalize("NFC");
  if (!/\p{Script=Latin}{2}/u.test(sample) || isOtherScript(sample)) {
    const language = findLanguage(sample);
    return language === "und" ? [] : [{ language, score: 1 }];
  }
  const low = sample.toLowerCase();
  const words = low.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const scored = [...WORDS.keys()]
    .filter((language) => language !== "ar" && language !== "ru" && language !== "uk")
    .map((language) => ({
      language,
      score:
        scoreWords(words, language) +
        2 * (LETTERS[language] ?? []).filter((pattern) => pattern.test(low)).length +
        (language === expected ? 4 : 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= NEAR * best);
}

function scoreWords(words: readonly string[], language: string): number {
  const telling = TELLING_WORDS.get(language);
  const stop = WORDS.get(language);
  return words.reduce(
    (sum, word) => sum + (stop?.has(word) === true ? 1 : 0) + (telling?.has(word) === true ? 2 : 0),
    0,
  );
}

function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  return latin < 0.5 * letters.length;
}
