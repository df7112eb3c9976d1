import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { XmlEvents } from "../../../src/adapters/rss-parser/xml-events.ts";
import { atom, rss } from "../../support/feed-documents.ts";
import { readDocument, readResult } from "../../support/read-feed.ts";

const AFTER = "<item><title>Afterwards</title></item>";

describe("comes to an end, and reads what follows", () => {
  test.each([
    ["300 kB of escaped <", "&lt;".repeat(75_000)],
    ["180 kB of x<p, escaped", "x&lt;p".repeat(60_000)],
    ["50,000 escaped comments that never end", "&lt;!--".repeat(50_000)],
    ["100,000 nested tags", `${"<b>".repeat(100_000)}x${"</b>".repeat(100_000)}`],
    ["half a million nested tags", `${"<b>".repeat(500_000)}x${"</b>".repeat(500_000)}`],
    ["100,000 tags that never end", "<b>".repeat(100_000)],
    ["100,000 end tags of nothing", "</b>".repeat(100_000)],
    [
      "deep nesting with end tags of something else",
      `${"<b>".repeat(5000)}${"</i>".repeat(50_000)}`,
    ],
    [
      "50,000 attributes",
      `<b ${Array.from({ length: 50_000 }, (_, index) => `a${index}="1"`).join(" ")}>x</b>`,
    ],
    ["one attribute of 500 kB", `<b a="${"x".repeat(500_000)}">x</b>`],
    ["100,000 declarations of namespaces", '<b xmlns:a="b" xmlns="c">'.repeat(20_000)],
    ["300 kB of ampersands", "&".repeat(300_000)],
    ["a word of 500 kB", "x".repeat(500_000)],
    ["marks upon marks", `a${"\u0301".repeat(200_000)}`],
  ])("%s", async (_name, description) => {
    const { entries } = await readDocument(
      rss(`<item><title>Before</title><description>${description}</description></item>${AFTER}`),
    );
    expect(entries.map(({ title }) => title)).toEqual(["Before", "Afterwards"]);
    expect(entries[0]?.summary.length).toBeLessThanOrEqual(100_000);
  });

  test.each([
    ["raw declarations", "<!".repeat(20_000)],
    ["raw CDATA", "<![CDATA[".repeat(20_000)],
    ["raw comments", "<!--".repeat(20_000)],
    ["raw angles", "<".repeat(100_000)],
    ["raw half tags", "<a ".repeat(50_000)],
  ])("%s swallow at most what follows them", async (_name, raw) => {
    const { entries } = await readDocument(
      rss(
        `<item><title>Before</title></item><item><description>${raw}</description></item>${AFTER}`,
      ),
    );
    expect(entries[0]?.title).toBe("Before");
  });

  test("200,000 empty items are counted, 1,000 kept", async () => {
    expect(await readDocument(rss("<item/>".repeat(200_000)))).toMatchObject({
      dropped: 199_000,
      entries: { length: 1000 },
    });
  });

  test("deep JSON inside a feed", async () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const result = await readResult(
      `{"version":"https://jsonfeed.org/version/1.1","items":${deep}}`,
    );
    expect(result.kind).toBe("not-a-feed");
  });
});

describe("entities that a document declares", () => {
  const lol = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  ).join("");

  test.each([
    ["a billion laughs", `<!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]>`, "&l9;"],
    ["a file", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"],
    ["an address", '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1/">]>', "&x;"],
    ["a parameter", '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]>', ""],
  ])("%s: refused, and nothing is fetched or expanded", async (_name, doctype, reference) => {
    const document = rss(`<item><title>${reference}</title></item>`).replace(
      "<rss",
      `${doctype}<rss`,
    );
    const result = await readResult(document);
    expect(result.kind === "not-a-feed" ? result.sentence : "").toContain("entities of its own");
  });
});

test("names of JavaScript's own are names like any other", async () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "then", "length"];
  const fields = names.map((name) => `<${name}>polluted</${name}>`).join("");
  const { entries } = await readDocument(
    rss(`<item ${names[0]}="x">${fields}<title>Fine</title></item>`),
  );
  expect(entries[0]?.title).toBe("Fine");
  const json = await readDocument(
    '{"title":"x","items":[{"id":"1","__proto__":{"polluted":true},"constructor":1}]}',
  );
  expect(json.entries[0]?.guid).toBe("1");
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("polluted" in {}).toBe(false);
});

const WELL_FORMED = [
  rss(
    `<item><title>AT&amp;T &lt;b&gt;did not&lt;/b&gt; say</title><guid>a-1</guid><link>https://wire.example/å</link>
<description><![CDATA[<p>Läckan ]] > är</p>]]></description><!-- note --><category>Hamn</category></item>
<item><title>日本語 😀</title><pubDate>Mon, 16 Nov 2026 18:24:00 +0100</pubDate></item>`,
  ),
  atom(
    `<entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b class='x"y'>not</b>
<br/>two&#8217;s</div></content><author><name>Å</name></author></entry>`,
  ),
];

describe("however a document is cut", () => {
  test("its bytes yield the same feed", async () => {
    for (const document of WELL_FORMED) {
      const whole = await readDocument(document);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (length) => {
          expect(await readDocument(document, undefined, length)).toEqual(whole);
        }),
        { numRuns: 30 },
      );
    }
  });

  test("its text yields the same events", () => {
    const cuts = fc.array(fc.nat(1500), { maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...WELL_FORMED), cuts, (document, places) => {
        expect(eventsOf(document, places)).toEqual(eventsOf(document, []));
      }),
      { numRuns: 200 },
    );
  });
});

/** The events of a document, text that comes in pieces joined. */
function eventsOf(document: string, cuts: readonly number[]): readonly unknown[] {
  const events: unknown[][] = [];
  const listener = new XmlEvents({
    openTag: (name, attributes, isClosed) => events.push(["open", name, [...attributes], isClosed]),
    closeTag: (name) => events.push(["close", name]),
    declaration: (text) => events.push(["declaration", text]),
    text: (text, isCdata) => {
      const last = events.at(-1);
      if (last?.[0] === "text" && last[2] === isCdata) {
        last[1] = `${String(last[1])}${text}`;
      } else {
        events.push(["text", text, isCdata]);
      }
    },
  });
  const places = [0, ...cuts, document.length].sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    listener.write(document.slice(place, places[index + 1]));
  }
  listener.end();
  return events;
}

describe("damaged documents", () => {
  const damage = fc.record({
    kind: fc.constantFrom("cut", "drop", "insert", "swap", "repeat"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
    piece: fc.constantFrom(
      "<",
      ">",
      "&",
      "]]>",
      "<![CDATA[",
      "<!--",
      "\u0000",
      '"',
      "</item>",
      "<item>",
    ),
  });

  function damaged(
    bytes: Buffer,
    { kind, at, length, piece }: { kind: string; at: number; length: number; piece: string },
  ): Buffer {
    const place = Math.floor(at * bytes.length);
    const [before, behind] = [bytes.subarray(0, place), bytes.subarray(place)];
    switch (kind) {
      case "cut":
        return before;
      case "drop":
        return Buffer.concat([before, behind.subarray(length)]);
      case "swap":
        return Buffer.concat([behind, before]);
      case "repeat":
        return Buffer.concat([bytes, behind]);
      default:
        return Buffer.concat([before, Buffer.from(piece), behind]);
    }
  }

  test("500 of them are read or refused, never thrown at, and yield sound texts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WELL_FORMED),
        fc.array(damage, { minLength: 1, maxLength: 6 }),
        async (document, damages) => {
          let bytes: Buffer = Buffer.from(document);
          for (const each of damages) {
            bytes = damaged(bytes, each);
          }
          const result = await readResult(bytes);
          const texts =
            result.kind === "feed"
              ? result.document.entries.flatMap((entry) => [
                  entry.title,
                  entry.summary,
                  entry.content,
                ])
              : [result.sentence];
          for (const text of texts) {
            expect(text.isWellFormed()).toBe(true);
            // oxlint-disable-next-line no-control-regex -- controls are what must not be there
            expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
