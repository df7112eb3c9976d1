import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { actorWordsOf } from "../../src/development/actor-words.ts";
import { emptyActors, learnActor, resolveActor } from "../../src/development/actors.ts";
import type { ActorBook } from "../../src/development/actors.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { nameKey } from "../../src/item/name-key.ts";
import { languagePacks } from "./engine-of.ts";

const packs = [...languagePacks.keys()].map((language) => compilePack(language, languagePacks));
const words = actorWordsOf(packs);

interface Spoken {
  readonly speaker: string;
  readonly key?: string;
  readonly language?: string;
  readonly outlet?: string;
}

/** Resolves and learns actors in order; their keys. */
function keysOf(
  spoken: readonly Spoken[],
  names: ReadonlyMap<string, number> = new Map(),
  book: ActorBook = emptyActors(),
): readonly string[] {
  return spoken.map(({ speaker, key = nameKey(speaker), language = "en", outlet = "Wire" }) => {
    const actorKey = resolveActor(
      book,
      { actorKey: key, speaker, isNamed: !key.startsWith("role:") },
      { words, language, outlet, names, others: [] },
    );
    learnActor(book, actorKey, { names: key === "outlet" ? [] : [key], speaker, language });
    return actorKey;
  });
}

const ONE: readonly (readonly [string, readonly Spoken[]])[] = [
  ["a name and its legal form", [{ speaker: "Brackwell" }, { speaker: "Brackwell Group" }]],
  [
    "a surname after the full name",
    [{ speaker: "Maren Tolle" }, { speaker: "Tolle", language: "sv" }],
  ],
  [
    "a name in another script",
    [
      { speaker: "Toromark" },
      { speaker: "Торомарк", language: "ru" },
      { speaker: "Торомарка", language: "uk" },
      { speaker: "トロマルク", language: "ja" },
      { speaker: "Toromark", language: "de" },
    ],
  ],
  [
    "a description grown to the name, in two languages",
    [
      { speaker: "Brackwell" },
      { speaker: "Lampenhersteller Brackwell", language: "de" },
      { speaker: "Lampjätten Brackwell", language: "sv" },
      { speaker: "Brackwell", language: "sv" },
    ],
  ],
  ["an inflected name", [{ speaker: "Zelmer" }, { speaker: "Zelmera", language: "pl" }]],
  [
    "a body that all languages have a key for",
    [
      { speaker: "White House", key: "us-white-house" },
      { speaker: "Vita huset", key: "vita huset", language: "sv" },
    ],
  ],
  [
    "a country, its capital and its government",
    [
      { speaker: "China" },
      { speaker: "Beijing" },
      { speaker: "the Chinese government", key: "role:CN government" },
      { speaker: "Kina", language: "sv" },
    ],
  ],
  [
    "an embassy told with and without its country",
    [
      { speaker: "the Chinese embassy", key: "role:CN embassy" },
      { speaker: "the embassy", key: "role:embassy" },
    ],
  ],
];

const APART: readonly (readonly [string, readonly Spoken[]])[] = [
  [
    "the ministries of two countries",
    [{ speaker: "Dutch Trade Ministry" }, { speaker: "French Trade Ministry" }],
  ],
  [
    "the embassies of two countries, told as roles",
    [
      { speaker: "the Chinese embassy", key: "role:CN embassy" },
      { speaker: "the Russian embassy", key: "role:RU embassy" },
    ],
  ],
  ["two people of one surname", [{ speaker: "Ilse Farrant" }, { speaker: "Tobias Farrant" }]],
  ["names that differ within", [{ speaker: "Nordea" }, { speaker: "Nordia" }]],
  ["a country and an airline named for it", [{ speaker: "China" }, { speaker: "China Airlines" }]],
  ["a bank and another", [{ speaker: "Bank Holm" }, { speaker: "Bank Vikten" }]],
  [
    "two outlets that correct themselves",
    [
      { speaker: "Wire", key: "outlet", outlet: "Wire" },
      { speaker: "Gazette", key: "outlet", outlet: "Gazette" },
    ],
  ],
];

describe("who is one actor", () => {
  test.each(ONE)("%s", (_name, spoken) => {
    const names = new Map([["brackwell", 3]]);
    expect(new Set(keysOf(spoken, names)).size).toBe(1);
  });
});

describe("who is not", () => {
  test.each(APART)("%s", (_name, spoken) => {
    expect(new Set(keysOf(spoken)).size).toBe(spoken.length);
  });

  test("a surname that two known people have is neither’s", () => {
    const [first, second, third] = keysOf([
      { speaker: "Ilse Farrant" },
      { speaker: "Tobias Farrant" },
      { speaker: "Farrant" },
    ]);
    expect(third).not.toBe(first);
    expect(third).not.toBe(second);
  });
});

describe("the book of actors", () => {
  const NAMES = [
    "Brackwell",
    "Brackwell Group",
    "Maren Tolle",
    "Tolle",
    "China",
    "Beijing",
    "Dutch Ministry",
    "French Ministry",
    "Торомарк",
  ];

  test("gives a name the same key for ever once it is learnt", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NAMES), { maxLength: 20 }), (all) => {
        const book = emptyActors();
        const first = new Map<string, string>();
        for (const speaker of all) {
          const [key = ""] = keysOf([{ speaker }], new Map(), book);
          expect(key).toBe(first.get(speaker) ?? key);
          first.set(speaker, key);
        }
      }),
    );
  });

  test("is the same however often it is folded from the same names", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NAMES), { maxLength: 20 }), (all) => {
        const spoken = all.map((speaker) => ({ speaker }));
        expect(keysOf(spoken)).toEqual(keysOf(spoken));
      }),
    );
  });

  test("stays bounded", () => {
    const book = emptyActors();
    for (let at = 0; at < 2000; at += 1) {
      learnActor(book, `actor ${at}`, { names: [`name ${at}`], speaker: "A", language: "en" });
    }
    expect(book.aliases.size).toBeLessThanOrEqual(300);
    expect(book.keyOf.size).toBeLessThanOrEqual(600);
  });
});
