/** Letters in a run by which words of related languages, and other spellings, are found alike. */
const GRAM = 4;

/**
 * Endings that carry the same meaning in the languages of Europe, each to the form of English: "nación",
 * "nazione", "nação" and "nation" are one. The longest that fits is replaced. Written in ASCII.
 */
const ENDINGS: readonly (readonly [ending: string, common: string])[] = [
  ["izzazione", "ization"],
  ["izaciones", "ization"],
  ["izacion", "ization"],
  ["izacao", "ization"],
  ["isation", "ization"],
  ["isierung", "ization"],
  ["ciones", "tion"],
  ["siones", "sion"],
  ["zioni", "tion"],
  ["zione", "tion"],
  ["sioni", "sion"],
  ["sione", "sion"],
  ["tionen", "tion"],
  ["sionen", "sion"],
  ["tions", "tion"],
  ["sions", "sion"],
  ["cion", "tion"],
  ["acija", "ation"],
  ["acije", "ation"],
  ["acijo", "ation"],
  ["atsiya", "ation"],
  ["atsii", "ation"],
  ["atsiyu", "ation"],
  ["coes", "tion"],
  ["soes", "sion"],
  ["acao", "ation"],
  ["cao", "tion"],
  ["sao", "sion"],
  ["tie", "tion"],
  ["tiet", "tion"],
  ["idades", "ity"],
  ["idade", "ity"],
  ["idad", "ity"],
  ["iteit", "ity"],
  ["itat", "ity"],
  ["itet", "ity"],
  ["ites", "ity"],
  ["ities", "ity"],
  ["dades", "ty"],
  ["dad", "ty"],
  ["dade", "ty"],
  ["iques", "ic"],
  ["ique", "ic"],
  ["icos", "ic"],
  ["icas", "ic"],
  ["ico", "ic"],
  ["ica", "ic"],
  ["ici", "ic"],
  ["ische", "ic"],
  ["ischen", "ic"],
  ["ischer", "ic"],
  ["isch", "ic"],
  ["iske", "ic"],
  ["iska", "ic"],
  ["isk", "ic"],
  ["ical", "ic"],
  ["ances", "ance"],
  ["encias", "ence"],
  ["encia", "ence"],
  ["ancia", "ance"],
  ["enza", "ence"],
  ["anza", "ance"],
  ["enz", "ence"],
  ["ismos", "ism"],
  ["ismo", "ism"],
  ["isme", "ism"],
  ["ismus", "ism"],
  ["izm", "ism"],
  ["istas", "ist"],
  ["ista", "ist"],
  ["iste", "ist"],
  ["isten", "ist"],
  ["istes", "ist"],
  ["ists", "ist"],
];

/** A word, in ASCII, with its ending as English has it, and without the letters that only spelling doubles. */
export function cognateOf(ascii: string): string {
  const found = ENDINGS.filter(
    ([ending]) => ascii.endsWith(ending) && ascii.length >= ending.length + 2,
  ).toSorted((a, b) => b[0].length - a[0].length)[0];
  const word = found === undefined ? ascii : `${ascii.slice(0, -found[0].length)}${found[1]}`;
  return word
    .replaceAll("ph", "f")
    .replaceAll("th", "t")
    .replaceAll("ch", "k")
    .replaceAll("qu", "k")
    .replaceAll("x", "ks")
    .replaceAll(/c(?=[eiy])/gu, "s")
    .replaceAll(/[cq]/gu, "k")
    .replaceAll("y", "i")
    .replaceAll("z", "s")
    .replaceAll(/(.)\1+/gu, "$1");
}

/** The runs of letters of a word, its borders marked; a short word is one run. */
export function gramsOf(word: string): readonly string[] {
  const marked = `_${word}_`;
  if (marked.length <= GRAM) {
    return [marked];
  }
  return Array.from({ length: marked.length - GRAM + 1 }, (_, at) => marked.slice(at, at + GRAM));
}
