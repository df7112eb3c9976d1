import { describe, expect, test } from "vitest";

import { rss } from "../../support/feed-documents.ts";
import { readDocument } from "../../support/read-feed.ts";

/** Encodes a text by asking the platform's decoder what each byte, or pair of bytes, means. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let first = 255; first >= 0x80; first -= 1) {
    for (let second = 255; second >= 0x40; second -= 1) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if (Array.from(pair).length === 1) {
        table.set(pair, [first, second]);
      }
    }
    table.set(decoder.decode(Uint8Array.of(first)), [first]);
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) =>
      character < "\u0080" ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  );
}

function document(title: string, label: string): string {
  return rss(`<item><title>${title}</title></item>`).replace("UTF-8", label);
}

async function titleOf(bytes: Uint8Array, contentType?: string): Promise<[string, string]> {
  const { entries, encoding } = await readDocument(bytes, contentType);
  return [entries[0]?.title ?? "", encoding];
}

describe("labelled documents", () => {
  test.each([
    ["Банк не подтвердил утечку", "windows-1251"],
    ["Банк не подтвердил утечку", "koi8-r"],
    ["株価は下落しなかった", "shift_jis"],
    ["株価は下落しなかった", "euc-jp"],
    ["银行没有证实泄密", "gb18030"],
    ["銀行沒有證實洩密", "big5"],
    ["은행은 유출을 부인했다", "euc-kr"],
    ["Banken förnekar läckan", "windows-1252"],
    ["Bank nie potwierdził", "iso-8859-2"],
  ])("%s in %s", async (title, label) => {
    const bytes = encode(document(title, label), label);
    expect(await titleOf(bytes)).toEqual([title, label]);
    const unlabelled = encode(document(title, label).replace(`encoding="${label}"`, ""), label);
    expect(await titleOf(unlabelled, `text/xml; charset="${label}"`)).toEqual([title, label]);
  });

  test.each(["utf-16le", "utf-16be"])("%s with and without its mark", async (encoding) => {
    const little = Buffer.from(document("Banken förnekar", "utf-16"), "utf16le");
    const bytes = encoding === "utf-16le" ? little : Buffer.from(little).swap16();
    const mark = encoding === "utf-16le" ? [0xff, 0xfe] : [0xfe, 0xff];
    expect(await titleOf(bytes)).toEqual(["Banken förnekar", encoding]);
    expect(await titleOf(Buffer.concat([Uint8Array.from(mark), bytes]))).toEqual([
      "Banken förnekar",
      encoding,
    ]);
  });
});

describe("labels that lie", () => {
  test("valid UTF-8 beats whatever the prolog and the server say", async () => {
    const bytes = Buffer.from(document("Banken förnekar läckan", "iso-8859-1"));
    const { entries, repairs } = await readDocument(bytes, "text/xml; charset=iso-8859-1");
    expect(entries[0]?.title).toBe("Banken förnekar läckan");
    expect(repairs).toEqual(["labelled windows-1252, written in utf-8"]);
  });

  test("the server's label goes before the prolog's", async () => {
    const bytes = encode(document("Банк не подтвердил", "iso-8859-1"), "windows-1251");
    expect(await titleOf(bytes, "text/xml; charset=windows-1251")).toEqual([
      "Банк не подтвердил",
      "windows-1251",
    ]);
  });

  test("latin letters under the name of UTF-8 are still letters", async () => {
    const bytes = Buffer.from(document("Banken förnekar läckan", "UTF-8"), "latin1");
    expect(await titleOf(bytes)).toEqual(["Banken förnekar läckan", "windows-1252"]);
  });

  test("plain ASCII is what its label says", async () => {
    const { encoding, repairs } = await readDocument(document("Bank", "iso-8859-1"));
    expect({ encoding, repairs }).toEqual({ encoding: "windows-1252", repairs: [] });
  });

  test("an unknown label is none", async () => {
    expect(await titleOf(Buffer.from(document("Läckan", "x-invented")))).toEqual([
      "Läckan",
      "utf-8",
    ]);
  });

  test("a few broken bytes do not make UTF-8 something else", async () => {
    const [head = "", tail = ""] = document("Läckan # förnekas", "UTF-8").split("#");
    const bytes = Buffer.concat([Buffer.from(head), Buffer.of(0xc3, 0x28), Buffer.from(tail)]);
    expect(await titleOf(bytes)).toEqual(["Läckan \ufffd( förnekas", "utf-8"]);
  });

  test("UTF-7 is never decoded", async () => {
    const bytes = Buffer.from(document("+ADw-script+AD4-", "utf-7"));
    expect(await titleOf(bytes, "text/xml; charset=utf-7")).toEqual(["+ADw-script+AD4-", "utf-8"]);
  });

  test("bytes without any label are named by what they look like", async () => {
    const title = "Банк не подтвердил утечку данных клиентов и назвал сообщения газеты ложными";
    const bytes = encode(document(title, "x").replace(' encoding="x"', ""), "windows-1251");
    expect(await titleOf(bytes)).toEqual([title, "windows-1251"]);
  });

  test("marks at the start are no text, however many", async () => {
    expect(await titleOf(Buffer.from(`\ufeff\ufeff${document("One", "UTF-8")}`))).toEqual([
      "One",
      "utf-8",
    ]);
  });
});
