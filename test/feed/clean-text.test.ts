import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cleanText, cutText, layOutPlainText, onOneLine } from "../../src/feed/clean-text.ts";

describe("cleanText", () => {
  test.each([
    ["NUL and other control characters", "a\u0000\u0008\u001b\u007fb", "ab"],
    ["noncharacters and byte order marks", "a\ufffe\ufdd0\u{1ffff}\ufeffb", "ab"],
    ["codes without a meaning of 0x80 to 0x9F", "a\u0081b", "ab"],
  ])("takes out %s", (_name, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test("keeps the apostrophe of a negation that was sent as a control code", () => {
    expect(cleanText("didn\u0092t")).toBe("didn’t");
  });

  test("makes lone surrogates visible", () => {
    expect(cleanText("a\ud800b\udc00")).toBe("a\ufffdb\ufffd");
  });

  test("bounds the marks on one letter and leaves honest ones", () => {
    expect(cleanText(`a${"\u0301".repeat(1000)}b`)).toBe(`a${"\u0301".repeat(8)}b`);
    expect(cleanText("בְּרֵאשִׁית é")).toBe("בְּרֵאשִׁית é");
  });
});

describe("cutText", () => {
  test.each([
    ["a flag", "ab🇸🇪", 4, "ab"],
    ["a family", "ab👩‍👩‍👧", 7, "ab"],
    ["an accent", "abe\u0301", 3, "ab"],
    ["a surrogate pair", "ab😀", 3, "ab"],
  ])("does not tear %s", (_name, text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });

  test("keeps to the length and yields a beginning of the text, well-formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, length) => {
        const cut = cutText(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});

describe("plain layout", () => {
  test("keeps paragraphs and makes lines of their words", () => {
    expect(layOutPlainText(" One\ntwo.\r\n \r\n\n Three\t four ")).toBe("One two.\n\nThree four");
  });

  test("puts a title on one line", () => {
    expect(onOneLine("  Berth 4\n closes ")).toBe("Berth 4 closes");
  });
});
