import { describe, expect, test } from "vitest";

import type { Item } from "../../src/item/item.ts";
import { run, storyOf } from "../development/engine-of.ts";
import { crane, mayor, namesake, pilots, recall, takeover } from "./affairs.ts";

/** Which of the items a story that begins with the first tells its channels of. */
function told(items: readonly Item[]): readonly string[] {
  const seed = items[0]?.url ?? "";
  const { decisions } = run(storyOf({ kind: "link", url: seed }), items);
  return items.flatMap(({ id }, at) => ((decisions[at]?.developments.length ?? 0) > 0 ? [id] : []));
}

/** Which of the items a story takes that begins with the first. */
function filed(items: readonly Item[]): readonly string[] {
  const seed = items[0]?.url ?? "";
  const { decisions } = run(storyOf({ kind: "link", url: seed }), items);
  return items.flatMap(({ id }, at) => (decisions[at]?.outcome === "off-topic" ? [] : [id]));
}

describe("a story begun by a link", () => {
  test("takes the reports of its affair, and none of another at the same harbour", () => {
    expect(filed([pilots.seed, ...crane, ...pilots.reports])).toEqual([
      "pilots-seed",
      "pilots-1",
      "pilots-2",
    ]);
  });

  test("tells nothing of the other affair where the two alternate", () => {
    const [first, ...more] = pilots.reports;
    expect(told([pilots.seed, ...(first ? [first] : []), ...crane, ...more, ...crane])).toEqual([
      "pilots-seed",
      "pilots-1",
      "pilots-2",
    ]);
  });

  test("keeps two affairs of one company apart", () => {
    expect(filed([recall.seed, ...takeover, ...recall.reports])).toEqual([
      "recall-seed",
      "recall-1",
    ]);
  });

  test("keeps a namesake’s sport out of the mayor’s affair", () => {
    expect(filed([mayor.seed, ...namesake, ...mayor.reports])).toEqual(["mayor-seed", "mayor-1"]);
  });

  test("says which words it missed when it turns an item down", () => {
    const { decisions } = run(storyOf({ kind: "link", url: recall.seed.url }), [
      recall.seed,
      ...takeover,
    ]);
    expect(decisions[1]?.reason).toMatch(
      /^Not on this story: it has .*“brackwell”.*, but not .*\.$/u,
    );
  });
});
