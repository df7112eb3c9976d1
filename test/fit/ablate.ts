/**
 * Prints what each part of the engine contributes: `node test/fit/ablate.ts [PART…]`. Each part's signs are
 * left out, everything is fitted anew without them, and the cross-validated score is set beside the
 * full engine's. Takes about a minute a part.
 */
import path from "node:path";

import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { ROOT } from "../bench/score.ts";
import { crossValidate } from "./cross-validate.ts";

/** Signs by what they rest on. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "topic words": [
    "topic",
    "topicInHead",
    "topicNames",
    "topicAll",
    "topicOthers",
    "youngMissing",
    "youngNoWord",
    "youngNoName",
  ],
  "learnt names": ["names", "mainNames", "mainInHead", "hero", "heroInHead", "headKnown"],
  "learnt words": ["stems", "newStems", "newStemsSure", "contrast", "toldStems"],
  "shared nouns": ["concepts", "toldKeys", "unsaidKeys", "itemEcho", "itemEchoElsewhere"],
  "what is known of an actor": [
    "knownKind",
    "knownActor",
    "unknownActor",
    "unheardSilence",
    "unheardTurn",
    "bareRepeat",
    "newPerson",
    "freshWords",
  ],
  "acts known": ["knownWhat", "knownAct", "knownWhatNewNumber"],
  "other languages' claims": [
    "kindElsewhere",
    "bareElsewhere",
    "kindEcho",
    "kinEcho",
    "kindRecent",
  ],
  numbers: ["numbers", "newNumbers", "knownNumbers", "itemNewNumbers", "knownWhatNewNumber"],
  "names new to the story": ["newNames", "itemNewNames", "unknownQuoted"],
  quotations: ["hasQuote", "isQuoted", "knownQuote", "newQuote", "freshWords", "unknownQuoted"],
  "copied words": ["verbatim", "copy", "bareTold", "itemTitleTold", "itemBodyTold"],
  headline: [
    "inTitle",
    "holdsTitle",
    "titleKind",
    "titleActor",
    "itemTitleKnown",
    "itemTitleFresh",
    "itemTitleTold",
    "titleForeign",
  ],
  "sources cited": ["creditsKnown", "itemCreditsKnown", "bareCredit"],
  "kind of text": [
    "questions",
    "exclamations",
    "firstPerson",
    "secondPerson",
    "isOpinion",
    "isExplainer",
    "isRecap",
    "isLive",
  ],
  "marks of background": ["isBackground"],
  "place in the text": ["isLede", "isSummary", "isLate", "isTitle", "isShort"],
};

const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
const weights = loadWeights(path.join(ROOT, "config/weights.json"));
const wanted = process.argv.slice(2);
const full = crossValidate(packs, weights);
const columns = ["onStory", "alert", "alertTogether", "typed", "copiesSilent"].flatMap((name) =>
  ["dev", "own"].map((set) => `${set}.${name}`).filter((name_) => full[name_] !== undefined),
);
console.log(["left out".padEnd(28), ...columns.map((name) => name.padStart(18))].join(""));
print("nothing", full, (value) => value.toFixed(3));
for (const [name, signs] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) {
    const rest = crossValidate(packs, weights, new Set(signs));
    print(name, rest, (value, column) => {
      const change = value - (full[column] ?? 0);
      return `${change > 0 ? "+" : ""}${change.toFixed(3)}`;
    });
  }
}

function print(
  name: string,
  figures: Readonly<Record<string, number>>,
  show: (value: number, column: string) => string,
): void {
  const cells = columns.map((column) => show(figures[column] ?? 0, column).padStart(18));
  console.log([name.padEnd(28), ...cells].join(""));
}
