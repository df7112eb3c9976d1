import path from "node:path";

import { describe, expect, test } from "vitest";

import { readClaims } from "../../src/development/read-claims.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { CUE_KINDS } from "../../src/item/language-pack.ts";
import { readQuotes } from "../../src/item/quotes.ts";
import { readItem } from "../../src/item/read.ts";
import { readWords } from "../../src/item/words.ts";
import { loadLanguagePacks, parseLanguagePack } from "../../src/settings/languages.ts";
import { itemOf } from "../item/item-of.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));

/** What reading finds in one sentence of a language that is known beforehand. */
function kindsIn(sentence: string, language: string): readonly string[] {
  const pack = compilePack(language, packs);
  const reading = readItem(itemOf({ content: sentence }), () => pack);
  return readClaims({ ...reading, language }, pack)
    .filter(({ isCued }) => isCued)
    .map(({ type }) => type);
}

describe.each([...packs.values()].map((pack) => [pack.language, pack] as const))(
  "the pack of %s",
  (language, pack) => {
    const compiled = compilePack(language, packs);
    const examples = CUE_KINDS.flatMap((kind) => pack.cues[kind].map((cue) => ({ kind, cue })));

    test("has cues, and every cue is found in its example", () => {
      const silent = examples.filter(({ cue }) => {
        const text = {
          text: cue.example,
          words: readWords(cue.example, language),
          quotes: readQuotes(cue.example, false),
        };
        const taken = compiled.unless.find(text);
        return !compiled.cues
          .find(text)
          .some(
            (hit) =>
              hit.value.cue === cue &&
              !taken.some(
                ({ value, start, end }) => value === cue && start <= hit.end && end >= hit.start,
              ),
          );
      });
      expect(examples.length).toBeGreaterThan(12);
      expect(
        silent.map(({ kind, cue }) => `${kind}: ${cue.pattern} not in "${cue.example}"`),
      ).toEqual([]);
    });

    test("is not taken in by its traps", () => {
      const caught = pack.traps.filter(({ sentence, not }) =>
        kindsIn(sentence, language).includes(not),
      );
      expect(caught.map(({ sentence, not }) => `${not}: ${sentence}`)).toEqual([]);
    });
  },
);

describe("parsing a language pack", () => {
  test("a pack that is no YAML names file, line and reason", () => {
    expect(() => parseLanguagePack("language: en\ncues: [", "xx.yaml")).toThrow(
      /xx\.yaml is not right in line \d/u,
    );
  });

  test("a field of the wrong form names its line and path", () => {
    const yaml = "language: en\nsay: [said]\ncues:\n  denial:\n    - {cue: deny}\n";
    expect(() => parseLanguagePack(yaml, "xx.yaml")).toThrow(/line 5: cues\.denial\.0\.example/u);
  });

  test("an unknown field is refused, so that a slip of the pen does not pass in silence", () => {
    expect(() => parseLanguagePack("language: en\nsays: [said]\n", "xx.yaml")).toThrow(/xx\.yaml/u);
  });

  test("an empty file is refused and not taken for a language", () => {
    expect(() => parseLanguagePack("", "xx.yaml")).toThrow(/xx\.yaml is not right in line 1/u);
  });

  test("a folder that is not there says so", () => {
    expect(() => loadLanguagePacks("/no/such/folder")).toThrow(/cannot be read/u);
  });
});
