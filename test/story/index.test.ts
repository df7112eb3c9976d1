import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { engine, storyOf } from "../development/engine-of.ts";
import { itemOf } from "../item/item-of.ts";

const WORDS =
  "harbour pilots strike Sundbro Brackwell lamp recall Farrant mayor loan Vellmar running runs vote Kolbe Colbe Ostrawa Ostrava bridges bridge hospital China Chinese Kina police inquiry 4711 Zelinski Zelinsky Marquard Markward".split(
    " ",
  );
const words = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max })
    .map((all) => all.join(" "));
const item = fc
  .record({ title: words(2, 6), content: words(0, 20), number: fc.nat({ max: 99 }) })
  .map(({ title, content, number }) =>
    itemOf({
      id: `i${number}`,
      url: `https://outlet.example/${number}`,
      title,
      content: content === "" ? "" : `On Monday ${content}.`,
    }),
  );
const topic = fc.oneof(
  words(1, 5).map((text) => ({ kind: "words" as const, words: text })),
  fc.nat({ max: 99 }).map((number) => ({
    kind: "link" as const,
    url: `https://outlet.example/${number}`,
  })),
);

describe("the index of stories", () => {
  test("misses no story that an item would be put on, whatever the story has learnt", () => {
    fc.assert(
      fc.property(topic, fc.array(item, { minLength: 1, maxLength: 8 }), (followed, items) => {
        const index = engine.createIndex();
        let memory = engine.begin(storyOf(followed));
        index.put(memory);
        for (const one of items) {
          const reading = engine.read(one);
          const claims = engine.claims(reading);
          const decision = engine.decide(memory, reading, claims);
          const isTaken = decision.outcome !== "off-topic";
          expect(isTaken && !index.candidates(reading).includes("s1")).toBe(false);
          if (isTaken) {
            memory = engine.extend(memory, engine.remembered(memory, reading, claims, decision));
            index.put(memory);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("offers few of five thousand stories for an item", () => {
    const index = engine.createIndex();
    for (let at = 0; at < 5000; at += 1) {
      const name = nameOf(at);
      index.put(
        engine.begin(
          storyOf(
            { kind: "words", words: `${name} ${nameOf(at + 5000)} ${nameOf(at + 10_000)}` },
            `s${at}`,
          ),
        ),
      );
    }
    const reading = engine.read(
      itemOf({
        title: `${nameOf(1234)} denies report`,
        content: `The firm ${nameOf(1234)} denied on Monday that it paid ${nameOf(6234)}. It told reporters in ${nameOf(11_234)} that the papers were forged.`,
      }),
    );
    const found = index.candidates(reading);
    expect(found).toContain("s1234");
    // The made-up names share their few syllables; real ones share less.
    expect(found.length).toBeLessThan(250);
  });
});

/** A word that looks like a name, another for each number. */
function nameOf(number: number): string {
  const syllables = [
    "ba",
    "ke",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "zo",
  ];
  let rest = (number * 7919) % 537_824;
  let name = "";
  for (let at = 0; at < 5; at += 1) {
    name += syllables[rest % 14] ?? "";
    rest = Math.floor(rest / 14);
  }
  return `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}r`;
}
