import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { itemOf } from "../item/item-of.ts";
import { engine, run, storyOf } from "./engine-of.ts";

/** The seed story, told in our own words. */
const report = itemOf({
  id: "report",
  outlet: "Financial Times",
  title: "White House memo claims Alibaba aids Chinese military",
  summary: "",
  content:
    "An internal White House memo claims that Alibaba helps the Chinese military aim at targets in America, the Financial Times has learned. " +
    "The memo alleges that the group hands over payment records and network addresses of its customers.",
  published: new Date("2025-11-15T05:00:00Z"),
});
const wire = itemOf({
  id: "wire",
  outlet: "Wire",
  title: "Alibaba denies that it helps the army",
  content:
    "Alibaba denied on Saturday that it works for the Chinese military. " +
    "“Not one line of it is true, it is pure invention,” a company spokesperson told AFP. " +
    "The Financial Times had written about a White House memo earlier in the day.",
  published: new Date("2025-11-15T09:00:00Z"),
});
const copy = itemOf({
  ...wire,
  id: "copy",
  url: "https://copy.example/x",
  canonicalUrl: "https://copy.example/x",
  outlet: "Copy",
  title: "Tech group pushes back",
  published: new Date("2025-11-15T10:00:00Z"),
});
const spun = itemOf({
  id: "spun",
  outlet: "Clicks",
  title: "Is your shopping basket a spy? The Alibaba story that has everybody talking",
  content:
    "You will not believe what they wrote about Alibaba in a White House memo! Could your parcels be helping an army? " +
    "The Financial Times says so. But wait! The company says that it is pure invention. " +
    "Who is right? What do you think? Would you close your account? Write to us!",
  published: new Date("2025-11-15T15:00:00Z"),
});
const embassy = itemOf({
  id: "embassy",
  outlet: "Capital Wire",
  title: "Chinese embassy rejects memo on Alibaba",
  content:
    "The Chinese embassy in Washington on Sunday rejected the allegations against Alibaba in a White House memo. " +
    "“China will never ask a company to collect data abroad against the law,” spokesman Liu Pengyu wrote on X.",
  published: new Date("2025-11-16T08:00:00Z"),
});
const swedish = itemOf({
  id: "swedish",
  outlet: "Dagbladet Nytt",
  title: "Före detta CIA-man: Kinas angrepp blir fler",
  content:
    "Ett pm från Vita huset påstår att Alibaba bistår Kinas militär, skriver Financial Times.\n" +
    "Bolaget har kallat uppgifterna helt felaktiga.\n" +
    "Dennis Wilder, tidigare på CIA, säger i Financial Times att Kinas angrepp aldrig har varit så många.\n" +
    "Vita huset avböjde att kommentera.\n" +
    "Inte heller CIA ville kommentera saken.",
  published: new Date("2025-11-16T19:00:00Z"),
});
const story = storyOf({ kind: "words", words: "Alibaba White House memo" });

describe("the seed story", () => {
  const { decisions } = run(story, [report, wire, copy, spun, embassy, swedish]);
  const [first, denial, copied, rewritten, second, foreign] = decisions;

  test("the report opens the story", () => {
    expect(first?.outcome).toBe("new-developments");
    expect(first?.developments[0]?.type).toBe("allegation");
  });

  test("the denial is one, by the company, with the sentence to the letter", () => {
    expect(denial?.developments.map(({ type }) => type)).toContain("denial");
    for (const { evidence } of denial?.developments ?? []) {
      expect(wire.content).toContain(evidence);
    }
  });

  test("a copy under another headline is silent, and points at what it copies", () => {
    expect(copied).toMatchObject({
      outcome: "copy",
      copyOf: "wire",
      copyKind: "copy",
      developments: [],
    });
  });

  test("the spun rewrite is silent, with a reason for each of its sentences", () => {
    expect(rewritten?.outcome).toBe("rewrite");
    expect(rewritten?.covered.length).toBeGreaterThan(4);
    for (const { because } of rewritten?.covered ?? []) {
      expect(because).not.toBe("");
    }
  });

  test("the embassy’s denial is one of its own", () => {
    expect(second?.developments.some(({ type }) => type === "denial")).toBe(true);
  });

  test("the Swedish report adds the refusals to comment and the former official, not the denial", () => {
    const told = foreign?.developments.map(({ type, speaker }) => `${type} ${speaker}`) ?? [];
    expect(told).toContain("no_comment Vita huset");
    expect(told).toContain("no_comment CIA");
    expect(told).toContain("statement Dennis Wilder");
    expect(told.some((line) => line.startsWith("denial"))).toBe(false);
  });

  test("every decision says why in a sentence", () => {
    for (const { reason } of decisions) {
      expect(reason).toMatch(/^\p{Lu}.+\.$/u);
    }
  });
});

describe("what is not on the story", () => {
  test("the same company’s sale is filed elsewhere", () => {
    const sale = itemOf({
      id: "sale",
      title: "Shoppers wait for bargains at Alibaba’s autumn sale",
      content:
        "Alibaba’s marketplaces open their autumn sale on Monday. Merchants expect a calm season.",
    });
    expect(run(story, [sale]).decisions[0]?.outcome).toBe("off-topic");
  });

  test("a followed link starts with its own item and takes nothing before it", () => {
    const followed = storyOf({ kind: "link", url: `${report.url}?utm_source=chat` });
    const { decisions } = run(followed, [wire, report, embassy]);
    expect(decisions.map(({ outcome }) => outcome === "off-topic")).toEqual([true, false, false]);
  });
});

describe("memory", () => {
  const stream = [report, wire, copy, spun, embassy, swedish];

  test("a story recalled is the story that took the items one by one, at every length", () => {
    const { taken } = run(story, stream);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: taken.length }),
        fc.constantFrom(...stream),
        (length, item) => {
          const stored: typeof taken = JSON.parse(JSON.stringify(taken.slice(0, length)));
          const recalled = engine.recall(story, stored);
          let extended = engine.begin(story);
          for (const one of taken.slice(0, length)) {
            extended = engine.extend(extended, one);
          }
          const reading = engine.read(item);
          const claims = engine.claims(reading);
          expect(engine.decide(recalled, reading, claims)).toEqual(
            engine.decide(extended, reading, claims),
          );
          expect(engine.searchWords(recalled)).toEqual(engine.searchWords(extended));
        },
      ),
      { numRuns: 20 },
    );
  });

  test("what is remembered of an item stays small, however long the item is", () => {
    const long = itemOf({
      ...report,
      content: `${report.content} ${"Word after word follows in the memo. ".repeat(4000)}`,
    });
    const [remembered] = run(story, [long]).taken;
    expect(JSON.stringify(remembered).length).toBeLessThan(30_000);
  });
});

describe("the index", () => {
  test("misses no story that the item is put on, and forgets what is removed", () => {
    const index = engine.createIndex();
    index.put(engine.begin(story));
    index.put(engine.begin(storyOf({ kind: "words", words: "harbour crane strike" }, "s2")));
    const reading = engine.read(swedish);
    expect(index.candidates(reading)).toContain("s1");
    expect(index.candidates(reading)).not.toContain("s2");
    index.remove("s1");
    index.remove("never-there");
    expect(index.candidates(reading)).toEqual([]);
  });
});
