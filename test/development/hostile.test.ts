import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { itemOf } from "../item/item-of.ts";
import { engine, run, storyOf } from "./engine-of.ts";

const LENGTH = 100_000;
const fill = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length));
const story = storyOf({ kind: "words", words: "harbour crane memo" });
const opening = itemOf({
  id: "0",
  title: "Harbour crane memo leaks",
  content: "A memo says that the harbour crane was never inspected. The port denied it.",
});

describe("a hostile text is read, judged and remembered without an exception", () => {
  test.each([
    ["of one letter", fill("a")],
    ["of one capital", fill("A ")],
    ["of quotation marks", fill("“")],
    ["of closing marks", fill("” ")],
    ["of straight marks", fill('"')],
    ["of a cue", fill("denies ")],
    ["of cues that never end", fill("rejected not ")],
    ["of names", fill("Anna Berg ")],
    ["of numbers", fill("12,345,678 ")],
    ["of commas and digits", fill("1,")],
    ["of one line each", fill("a\n")],
    ["of full stops", fill(". ")],
    ["without a space", fill("港口备忘录否认")],
    ["of Korean", fill("부인했다")],
    ["of emoji", fill("👩‍👩‍👧‍👦")],
    ["of direction marks", fill("\u202Edenied\u202C ")],
    ["of zero-width letters", fill("d\u200Be\u200Bn\u200Bi\u200Bed ")],
    ["of half surrogates", fill("\uD83D ")],
    ["of combining marks", fill("e\u0301\u0301\u0301")],
    ["of hyphens", fill("a-")],
    ["of apostrophes", fill("l’")],
    ["of dashes", fill("– ")],
  ])("%s", (_name, text) => {
    const { decisions } = run(story, [
      opening,
      itemOf({ id: "1", title: text, summary: text, content: text }),
    ]);
    expect(decisions).toHaveLength(2);
  });
});

test("any text at all is decided upon, and evidence is always to the letter", () => {
  const words = fc.constantFrom(
    "Harbour",
    "crane",
    "memo",
    "denied",
    "“never”",
    "said",
    "Berg",
    "12",
    "not",
    ".",
    "\n",
    "?",
    "\u200B",
    "否认",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 60 }),
      (parts) => {
        const item = itemOf({ id: "1", title: "Harbour crane memo", content: parts.join(" ") });
        const decision = run(story, [opening, item]).decisions[1];
        for (const { evidence } of decision?.developments ?? []) {
          expect(`${item.title}\n${item.content}`).toContain(evidence);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("hidden letters do not hide a denial", () => {
  const reading = engine.read(
    itemOf({
      title: "x",
      content: "The port den\u200Bied on Monday that the crane was never inspected by the agency.",
    }),
  );
  expect(engine.claims(reading).map(({ type }) => type)).toContain("denial");
});
