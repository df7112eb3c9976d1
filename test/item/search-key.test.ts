import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { SEARCHED_TEXT_MAX, searchKeyOf, searchTokensOf } from "../../src/item/search-key.ts";

const tokensOf = (text: string) => searchKeyOf(text).split(" ");

describe("the search key of a text", () => {
  test.each([
    ["Göteborg, Straße & état", "goteborg strasse etat"],
    ["Алибаба отрицает", "alibaba otritsaet"],
    ["Alibaba’s memo of 2.5 pages", "alibaba memo of 2 5 pages"],
    ["ﬁnance ＡＢＣ", "finance abc"],
    ["e\u0301tat", "etat"],
    ["阿里巴巴", "ali aliba alibaba liba libaba baba"],
    ["G20峰会", "g20 fenghui"],
    ["x 中 y", "x zhong y"],
    ["アリババは否定した", "aribaba ha fouding shita"],
    ["한국 정부", "hangug jeongbu"],
    ["strike, Strike and STRIKE", "strike and"],
    ["🙂 … \u0000 \uD800", ""],
    ["", ""],
  ])("of %j is %j", (text, key) => {
    expect(searchKeyOf(text)).toBe(key);
  });

  test("of a script without spaces has a token for each word of the dictionary", () => {
    expect(tokensOf("นายกรัฐมนตรีปฏิเสธ").length).toBeGreaterThan(1);
    expect(tokensOf("นายกรัฐมนตรีปฏิเสธข่าว")).toEqual(
      expect.arrayContaining([...searchTokensOf("ปฏิเสธ")]),
    );
  });

  test("is of the beginning only", () => {
    const long = `${"a ".repeat(SEARCHED_TEXT_MAX)}end`;
    expect(tokensOf(long)).toEqual(["a"]);
  });

  test("cuts a token that is longer than any word", () => {
    expect(searchKeyOf("x".repeat(3000))).toHaveLength(64);
  });

  test("is lower-case ASCII whatever the text holds, and the same when made again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const key = searchKeyOf(text);
        expect(key).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/u);
        expect(searchKeyOf(text)).toBe(key);
      }),
    );
  });
});

describe("the tokens of a query's word", () => {
  test.each([
    ["Financial Times", ["financial", "times"]],
    ["阿里巴巴", ["alibaba"]],
    ["中国否认阿里巴巴", ["zhongguofouren", "alibaba"]],
    ["中国否认阿里", ["zhongguofouren", "fourenali"]],
    ['"a* OR (b)', ["a", "or", "b"]],
    ["…", []],
  ])("of %j are %j", (word, tokens) => {
    expect(searchTokensOf(word)).toEqual(tokens);
  });

  test("of any run of Han characters stand in every text that holds it", () => {
    const han = fc.string({
      unit: fc.constantFrom(...Array.from("阿里巴中国否认京北東")),
      maxLength: 9,
    });
    fc.assert(
      fc.property(
        han,
        han.filter((run) => run.length > 1),
        han,
        (before, run, behind) => {
          expect(tokensOf(`${before}${run}${behind}`)).toEqual(
            expect.arrayContaining([...searchTokensOf(run)]),
          );
        },
      ),
    );
  });

  test("of any word stand in a text that holds it as a word", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (one) => {
        const asked = searchTokensOf(one);
        // A lone Han character is a word only where it stands alone.
        expect([...tokensOf(`begin ${one} end`)]).toEqual(expect.arrayContaining([...asked]));
      }),
    );
  });
});
