import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  entryKey,
  type Identifiers,
  identityRuleFor,
  shortenIdentifier,
} from "../../src/feed/identity.ts";

function entry(fields: Partial<Identifiers>): Identifiers {
  return { guid: undefined, link: undefined, title: "", published: undefined, ...fields };
}

describe("identityRuleFor", () => {
  test("trusts identifiers that differ", () => {
    expect(identityRuleFor([entry({ guid: "1" }), entry({ guid: "2" })])).toBe("guid");
  });

  test("goes by links for the whole feed when two articles share an identifier", () => {
    const entries = [
      entry({ guid: "same", link: "https://wire.example/1" }),
      entry({ guid: "same", link: "https://wire.example/2" }),
      entry({ guid: "other", link: "https://wire.example/3" }),
    ];
    const rule = identityRuleFor(entries);
    expect(rule).toBe("link");
    expect(new Set(entries.map((each) => entryKey(each, rule))).size).toBe(3);
  });

  test("takes an article that is listed twice for one", () => {
    const listed = entry({ guid: "1", link: "https://wire.example/1" });
    expect(identityRuleFor([listed, { ...listed, title: "Anew" }])).toBe("guid");
  });

  test("goes by links when nothing has an identifier", () => {
    expect(identityRuleFor([entry({ link: "https://wire.example/1", title: "One" })])).toBe("link");
  });

  test("goes by title and date when links are shared as well", () => {
    const link = "https://wire.example/";
    const entries = [entry({ link, title: "One" }), entry({ link, title: "Two" })];
    expect(identityRuleFor(entries)).toBe("title-date");
  });

  test("names a feed without entries as it names most", () => {
    expect(identityRuleFor([])).toBe("guid");
  });
});

describe("entryKey", () => {
  test("does not change with white space around an identifier", () => {
    expect(entryKey(entry({ guid: " g-1\n" }), "guid")).toBe("g-1");
  });

  test("keeps numbers as they are written", () => {
    expect(entryKey(entry({ guid: "007" }), "guid")).toBe("007");
  });

  test("names an entry without an identifier by the next rule", () => {
    const link = "https://wire.example/1";
    expect(entryKey(entry({ link }), "guid")).toBe(link);
    expect(entryKey(entry({ title: "One" }), "guid")).toBe("One @ undated");
  });

  test("tells long identifiers apart that begin and end alike", () => {
    const long = (middle: string) => `${"a".repeat(1_000_000)}${middle}${"z".repeat(500)}`;
    const [one, two] = ["1", "2"].map((middle) => entryKey(entry({ guid: long(middle) }), "guid"));
    expect(one).not.toBe(two);
    expect(one!.length).toBeLessThanOrEqual(512);
  });

  test("is never empty, never longer than 512 and well-formed", () => {
    const identifiers = fc.string({ unit: "grapheme", maxLength: 1500, size: "max" });
    fc.assert(
      fc.property(identifiers, (guid) => {
        const key = entryKey(entry({ guid }), "guid");
        expect(key.length).toBeGreaterThan(0);
        expect(key.length).toBeLessThanOrEqual(512);
        expect(key.isWellFormed()).toBe(true);
      }),
    );
  });

  test("leaves short identifiers alone", () => {
    expect(shortenIdentifier("x".repeat(512), 512)).toBe("x".repeat(512));
  });
});
