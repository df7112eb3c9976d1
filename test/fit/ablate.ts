/**
 * Prints what each part of the engine contributes: `node test/fit/ablate.ts [PART…]`. Each part's signs are
 * left out, filing and news are fitted anew without them, and what scenarios get by weights that had not seen
 * them is set beside that of the full engine. Takes some seconds a part.
 */
import path from "node:path";

import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { ROOT, readLabelledScenarios, scenarioFolders } from "../bench/score.ts";
import { honestExamples } from "./cross-validate.ts";
import { bestThreshold, f1, judgeHeld } from "./fit.ts";
import type { HeldAnswer } from "./fit.ts";

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
  "what a story always has": [
    "coreConcepts",
    "coreConceptsInHead",
    "coreStems",
    "coreStemsInHead",
    "headConceptsKnown",
    "headStemsKnown",
    "noCoreStems",
    "anchorMissing",
  ],
  "rare keys shared": [
    "nearKeys",
    "itemKeys",
    "itemKeysElsewhere",
    "itemKeysPeak",
    "itemFresh",
    "itemFreshMass",
    "saidKeys",
    "saidPeak",
    "saidFresh",
    "saidFreshMass",
    "saidUnheld",
  ],
  "beginnings of words": ["itemRoots", "itemRootsPeak", "saidRoots", "saidRootsPeak"],
  "when news was last told": ["sinceNews", "newsInLanguage"],
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
const scenarios = scenarioFolders().flatMap(readLabelledScenarios);
const { examples } = honestExamples(scenarios, packs, weights);
const COLUMNS = ["filing F1", "filing loss", "news F1", "news loss"];
console.log(["left out".padEnd(28), ...COLUMNS.map((name) => name.padStart(13))].join(""));
const full = figuresWithout([]);
print(
  "nothing",
  full.map((value) => value.toFixed(3)),
);
for (const [name, signs] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) {
    const changes = figuresWithout(signs).map((value, at) => value - (full[at] ?? 0));
    print(
      name,
      changes.map((change) => `${change > 0 ? "+" : ""}${change.toFixed(3)}`),
    );
  }
}

/** F1 at the best threshold and the mean logarithmic loss, of filing and of news. */
function figuresWithout(signs: readonly string[]): readonly number[] {
  const { filing, news } = judgeHeld(examples, new Set(signs));
  return [filing, news].flatMap((answers) => {
    const threshold = bestThreshold((at) => f1(answers, at));
    return [f1(answers, threshold), meanLoss(answers)];
  });
}

function meanLoss(answers: readonly HeldAnswer[]): number {
  const sum = answers.reduce(
    (total, { p, label }) => total - Math.log(Math.max(1e-4, label ? p : 1 - p)),
    0,
  );
  return sum / Math.max(1, answers.length);
}

function print(name: string, cells: readonly string[]): void {
  console.log([name.padEnd(28), ...cells.map((cell) => cell.padStart(13))].join(""));
}
