/** Small words and endings by which a language tells who speaks. */

/** Articles and counts of somebody not named before, by language; "a" is "the" in Portuguese. */
const INDEFINITES: Readonly<Record<string, readonly string[]>> = {
  en: ["a", "an", "one", "two", "three", "another", "some"],
  sv: ["en", "ett", "två", "flera"],
  da: ["en", "et", "to", "flere"],
  no: ["en", "ei", "et", "to", "flere"],
  de: ["ein", "eine", "einer", "zwei", "mehrere"],
  nl: ["een", "twee"],
  es: ["un", "una", "uno", "dos", "otro", "otra"],
  pt: ["um", "uma", "dois", "duas", "outro", "outra"],
  it: ["un", "uno", "una", "due"],
  fr: ["un", "une", "deux", "des"],
  tr: ["bir", "iki"],
  fi: ["eräs", "yksi", "kaksi"],
};

/** Whether a description opens as one of somebody new: "a consumer group". */
export function isIndefinite(text: string, language: string): boolean {
  const [first = ""] = text.toLowerCase().split(/[\s'’]+/u);
  return INDEFINITES[language]?.includes(first) === true;
}

/** What stands between somebody and where he works, and never before a place. */
const OF = new Set(
  "of av för från van von der for fra af di do da dos das du del della dell' dell dello degli des".split(
    " ",
  ),
);

/** Whether a word stands between somebody and where he works: "of". */
export function isOfWord(low: string): boolean {
  return OF.has(low);
}

/** What stands in the middle of a body's name: "Universidade de Coimbra". */
const NAME_OF = new Set("de do da dos das del di della dell' dello du d' des".split(" "));

/** Whether a word stands in the middle of a body's name. */
export function isNameOf(low: string): boolean {
  return NAME_OF.has(low);
}

/** Languages in which a country's adjective follows its noun: "la embajada china". */
const ADJECTIVE_LAST = new Set(["pt", "es", "fr", "it", "ca", "ro"]);

/** Whether a language's adjectives follow their nouns. */
export function isAdjectiveLast(language: string): boolean {
  return ADJECTIVE_LAST.has(language);
}

/** A Finnish genitive as its nominative, as far as its ending tells: "Ada Krellin" is "Ada Krell". */
export function withoutGenitive(text: string): string {
  const isName = /(?:^|\s)\p{Lu}\S*$/u.test(text) && /\s/u.test(text);
  const rules: readonly (readonly [RegExp, string])[] = [
    [/ksen$/u, "s"],
    [/sen$/u, "nen"],
    ...(isName ? [[/([bcdfghjklmnpqrstvwxz])in$/u, "$1"] as const] : []),
    [/([aeiouy])n$/u, "$1"],
  ];
  const rule = rules.find(([ending]) => ending.test(text));
  return rule === undefined ? text : text.replace(rule[0], rule[1]);
}

/** Prepositions of where something is, by language. */
const IN: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(["à", "en"]),
  es: new Set(["en"]),
  pt: new Set(["em", "no", "na"]),
  it: new Set(["a", "ad", "in"]),
  pl: new Set(["w", "we"]),
  cs: new Set(["v", "ve"]),
  uk: new Set(["в", "у"]),
  ru: new Set(["в", "во"]),
  en: new Set(["in"]),
  de: new Set(["in"]),
  nl: new Set(["in", "te"]),
  sv: new Set(["i"]),
  da: new Set(["i"]),
  no: new Set(["i"]),
};
/** Cases of where something is, on a name or behind it. */
const IN_CASE: Readonly<Record<string, RegExp>> = {
  fi: /^\p{L}{3,}(?:ss[aä]|ll[aä])$/u,
  tr: /^['’][dt][ae](?:ki)?(?!\p{L})/u,
};

/**
 * Whether a name stands where a place does: "in Ellery".
 *
 * @param before the word before the name, as it is compared
 * @param after what is printed behind it
 */
export function isLocated(
  name: string,
  { before, after }: { readonly before: string; readonly after: string },
  language: string,
): boolean {
  const ending = IN_CASE[language]?.test(language === "tr" ? after : name) === true;
  return ending || IN[language]?.has(before) === true;
}
