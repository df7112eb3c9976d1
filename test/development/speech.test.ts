import path from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readSpeech } from "../../src/development/speech.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));

interface Read {
  readonly source: string | undefined;
  readonly cue: string | undefined;
  readonly contents: readonly string[];
}

function read(text: string, language: string): readonly Read[] {
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.slice(start, end);
  return readSpeech(text, compilePack(language, packs)).map(({ source, cue, contents }) => ({
    source: source === undefined ? undefined : at(source),
    cue: cue === undefined ? undefined : at(cue),
    contents: contents.map(at),
  }));
}

type Row = readonly [
  passage: string,
  source: string | undefined,
  cue: string,
  contents: readonly string[],
];

const ENGLISH: readonly Row[] = [
  ["Bo Farrow said that the crane was safe.", "Bo Farrow", "said", ["that the crane was safe"]],
  [
    "The harbour board has repeatedly said the crane was safe.",
    "The harbour board",
    "has repeatedly said",
    ["the crane was safe"],
  ],
  ["“The crane is safe,” Farrow said on Monday.", "Farrow", "said", ["“The crane is safe,”"]],
  [
    "“The crane is safe,” said Bo Farrow, a spokesman for Halden Cranes.",
    "Bo Farrow, a spokesman for Halden Cranes",
    "said",
    ["“The crane is safe,”"],
  ],
  [
    "“The crane is safe,” he said. “We checked it twice.”",
    "he",
    "said",
    ["“The crane is safe,”", "“We checked it twice.”"],
  ],
  [
    "Ada Krell, the head of the yard, said: “We checked it twice.”",
    "Ada Krell, the head of the yard,",
    "said:",
    ["“We checked it twice.”"],
  ],
  [
    "The crane had been checked twice, the operator said.",
    "the operator",
    "said",
    ["The crane had been checked twice"],
  ],
  [
    "According to the inspectors, the crane was never checked.",
    "the inspectors",
    "According to",
    ["the crane was never checked"],
  ],
  [
    "The crane was never checked, according to the inspectors.",
    "the inspectors",
    "according to",
    ["The crane was never checked"],
  ],
  [
    "Farrow told the Courier that the crane was safe.",
    "Farrow",
    "told",
    ["that the crane was safe"],
  ],
  [
    "Farrow went further, saying that nobody had looked.",
    "Farrow",
    "saying",
    ["that nobody had looked"],
  ],
  ["The board declined to comment.", "The board", "declined", ["to comment"]],
  ["Krell criticised the inspectors.", "Krell", "criticised", ["the inspectors"]],
  [
    "The delay followed Krell's claim that the crane was safe.",
    "Krell",
    "'s claim",
    ["that the crane was safe"],
  ],
];

const GERMAN: readonly Row[] = [
  [
    "„Der Kran ist sicher“, sagte Vorständin Ada Krell am Montag dem Kurier.",
    "Vorständin Ada Krell",
    "sagte",
    ["„Der Kran ist sicher“"],
  ],
  [
    "Die Reederei teilte mit, dass der Kran sicher sei.",
    "Die Reederei",
    "teilte",
    ["dass der Kran sicher sei"],
  ],
  ["Krell sagte, der Kran sei sicher.", "Krell", "sagte", ["der Kran sei sicher"]],
  ["Laut Ada Krell ist der Kran sicher.", "Ada Krell", "Laut", ["ist der Kran sicher"]],
  [
    "Wie die Reederei mitteilte, ist der Kran sicher.",
    "die Reederei",
    "mitteilte",
    ["ist der Kran sicher"],
  ],
  [
    "Der Kran ist Medienberichten zufolge sicher.",
    "Medienberichten",
    "zufolge",
    ["Der Kran ist", "sicher"],
  ],
];

describe.each([
  ["en", ENGLISH],
  ["de", GERMAN],
])("who says what (%s)", (language, rows) => {
  test.each(rows)("%s", (passage, source, cue, contents) => {
    expect(read(passage, language)).toEqual([{ source, cue, contents }]);
  });
});

test("a clause in the mood of report goes on with who spoke before", () => {
  const [first, second] = read(
    "Krell sagte, der Kran sei sicher. Er werde jährlich geprüft.",
    "de",
  );
  expect(first?.source).toBe("Krell");
  expect(second).toEqual({
    source: "Krell",
    cue: undefined,
    contents: ["Er werde jährlich geprüft."],
  });
});

test("a quotation holds no speech of its own", () => {
  expect(read("“The yard said it was safe, and he believed it,” Krell said.", "en")).toHaveLength(
    1,
  );
});

test("a language without a pack has no speech acts but quotations", () => {
  expect(read("Bo Farrow said that the crane was safe.", "xx")).toEqual([]);
});

const LETTERS = [
  "“",
  "”",
  '"',
  "said",
  "Krell",
  ",",
  ".",
  "that",
  " ",
  "–",
  "\n",
  "„",
  "sagte",
  "sei",
  "laut",
  "'s",
  "(",
  "und",
];

test.each(["en", "de"])(
  "every span is a stretch of the passage, whatever it holds (%s)",
  (language) => {
    const pack = compilePack(language, packs);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 60 }), (pieces) => {
        const text = pieces.join(" ");
        for (const { source, cue, contents } of readSpeech(text, pack)) {
          for (const span of [source, cue, ...contents]) {
            const { start, end } = span ?? { start: 0, end: 1 };
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(Math.max(1, text.length));
          }
        }
      }),
      { numRuns: 300 },
    );
  },
);

test.each(["“", "said ", '" ', "Krell, ", "und der ", ", ", "said, “"])(
  "a passage of %j is read to its end",
  (unit) => {
    const text = unit.repeat(8000);
    expect(() => readSpeech(text, compilePack("en", packs))).not.toThrow();
    expect(() => readSpeech(text, compilePack("de", packs))).not.toThrow();
  },
);
