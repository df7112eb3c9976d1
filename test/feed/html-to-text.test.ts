import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { htmlToText } from "../../src/feed/html-to-text.ts";

describe("htmlToText", () => {
  test.each([
    [
      "keeps words, order and negation through inline markup",
      "Alibaba <b>did not</b> confirm <i>but</i> denied the report.",
      "Alibaba did not confirm but denied the report.",
    ],
    ["joins what inline markup parts", "does<b>n&rsquo;t</b>", "doesn’t"],
    ["parts paragraphs by a blank line", "<p>One.</p><p>Two.</p>", "One.\n\nTwo."],
    ["takes nested blocks for one break", "<div><div><p>One</p></div></div><p>Two", "One\n\nTwo"],
    ["breaks lines at br", "One<br>Two<br/>Three", "One\nTwo\nThree"],
    ["sets list items on lines", "<ul><li>One<li>Two</ul>", "One\nTwo"],
    ["parts the cells of a table", "<tr><td>Berth</td><td>4</td></tr>", "Berth 4"],
    ["leaves scripts and styles out", "a<script>if (x < y) {}</script><style>p{}</style> b", "a b"],
    ["leaves comments out", "a<!-- not > this -->b", "ab"],
    ["reads on in CDATA", "<![CDATA[<b>not</b> so]]> it is", "not so it is"],
    ["leaves out what images are called", 'x <img alt="a > picture" src="y"> z', "x z"],
    ["is not misled by > in an attribute", '<a title="a > b">link</a>', "link"],
    ["takes a bare < for text", "3 < 5 and 6 > 2", "3 < 5 and 6 > 2"],
    ["takes a tag that never ends for text", "profits <b fell", "profits <b fell"],
    [
      "decodes references once",
      "&amp;lt;b&amp;gt; &eacute;&#8217;&#x2019;&hellip;",
      "&lt;b&gt; é’’…",
    ],
    ["reads the numbers of windows-1252", "don&#146;t", "don’t"],
    ["makes spaces of every kind one", "a \n\t&nbsp;&#8195; b", "a b"],
    ["lets unknown references stand", "AT&T &bogus; &", "AT&T &bogus; &"],
    ["drops numbers that are no characters", "a&#0;&#xD800;&#1114112;b", "ab"],
  ])("%s", (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test("yields well-formed text without control characters for any input", () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom("<", ">", "</", "<!--", "-->", "<p", '"', "'", "&", ";", "&#", "<![CDATA["),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const text = htmlToText(parts.join(""));
        expect(text.isWellFormed()).toBe(true);
        // oxlint-disable-next-line no-control-regex -- controls are what must not be there
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps every word in its order, whatever inline tags stand between them", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/u);
    const tag = fc.constantFrom("<b>", "</b>", "<i>", "</i>", '<a href="x">', "</a>", "<span>");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, tag)), (pairs) => {
        const html = pairs.map(([text, markup]) => `${markup}${text} `).join("");
        expect(htmlToText(html)).toBe(pairs.map(([text]) => text).join(" "));
      }),
    );
  });

  test.each([
    ["open tags", "x<p", 100_000],
    ["angles", "<", 300_000],
    ["odd quotes", '<a ">"', 50_000],
    ["open comments", "<p><!--", 50_000],
    ["open scripts", "<script></scrip", 50_000],
    ["nested blocks", "<div>", 100_000],
    ["ampersands", "&", 300_000],
    ["spaces", " ", 500_000],
    ["marks", "\u0301", 300_000],
  ])("comes to an end on many %s", (_name, unit, count) => {
    expect(htmlToText(unit.repeat(count)).length).toBeLessThanOrEqual(unit.length * count);
  });
});
