import { describe, expect, test } from "vitest";

import { itemOf } from "../item/item-of.ts";
import { run, storyOf } from "./engine-of.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 4, 6, hour));
const charge = itemOf({
  id: "charge",
  outlet: "Vellmar Gazette",
  title: "Brackwell sold lamps that burn, memo says",
  content:
    "The lamp maker Brackwell sold 40,000 night lamps though it knew that they burn, an internal memo alleges. " +
    "The memo was seen by the Vellmar Gazette on Monday.",
  published: at(6),
});
const denial = itemOf({
  id: "denial",
  outlet: "Coast Wire",
  title: "Brackwell denies that its lamps burn",
  content:
    "Brackwell denied on Monday that its night lamps burn. The memo is “utter nonsense”, the lamp maker said.",
  published: at(8),
});
const retold = itemOf({
  id: "retold",
  outlet: "Daily Mirror of Kolb",
  title: "Lamp maker Brackwell denies memo",
  content:
    "Brackwell, the maker of the night lamps, has denied that they burn. It had called the memo “utter nonsense”.",
  published: at(10),
});
const opinion = itemOf({
  id: "opinion",
  outlet: "River News",
  title: "Opinion: What Brackwell teaches us",
  content:
    "I have never liked cheap lamps, and Brackwell makes many. My grandmother read by candles and lived to be ninety.",
  published: at(12),
});
const { decisions } = run(storyOf({ kind: "words", words: "Brackwell night lamps memo" }), [
  charge,
  denial,
  retold,
  opinion,
]);
const [, , rewrite, view] = decisions;

describe("an item without news", () => {
  test("is a rewrite where an earlier item has what it states, and says which", () => {
    expect(rewrite).toMatchObject({ outcome: "rewrite", copyOf: "denial", copyKind: "rewrite" });
    expect(rewrite?.reason).toContain("Coast Wire of 6 May 08:00");
  });

  test("names the claim that covers a sentence, its speaker, hour and outlet", () => {
    expect(rewrite?.covered.map(({ because }) => because)).toContain(
      "Brackwell’s denial, known since 6 May 08:00 (Coast Wire)",
    );
  });

  test("is no rewrite where it is a view, and repeats nobody", () => {
    expect(view).toMatchObject({ outcome: "nothing-new", copyOf: undefined, developments: [] });
    expect(view?.reason).toMatch(/^An opinion on the story, /u);
  });
});
