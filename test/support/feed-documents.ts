/** Feed documents of our own writing, and ways to hand them to a reader. */

/** The bytes as a body that arrives in pieces of this length; in one by default. */
export async function* bodyOf(
  content: Uint8Array | string,
  pieceLength: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; at += pieceLength) {
    yield bytes.subarray(at, Math.min(bytes.length, at + pieceLength));
  }
}

/** An RSS 2.0 document around these items. */
export function rss(items: string, attributes = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${attributes}><channel><title>Harbour Wire</title><link>https://wire.example/</link>
<description>News of the harbour</description>${items}</channel></rss>`;
}

/** An Atom 1.0 document around these entries. */
export function atom(entries: string, attributes = ""): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Harbour Wire</title>
<link href="https://wire.example/"/><id>urn:harbour</id><updated>2026-11-16T18:24:00Z</updated>${entries}</feed>`;
}

/** An RSS feed of this many entries with about so many characters of description each. */
export function largeFeed(count: number, textLength: number): Uint8Array {
  const sentence =
    "The port authority <b>did not</b> confirm the closure &amp; denied the report. ";
  const text = sentence.repeat(Math.ceil(textLength / sentence.length));
  const items = Array.from({ length: count }, (_, index) => {
    const description =
      index % 2 === 0
        ? `<![CDATA[<p>${text}</p>]]>`
        : `&lt;p&gt;${text.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}&lt;/p&gt;`;
    const day = String(1 + (index % 28)).padStart(2, "0");
    return `<item><title>Berth ${index} closes for repairs</title>
<link>https://wire.example/news/${index}</link><guid isPermaLink="false">berth-${index}</guid>
<pubDate>Mon, ${day} Nov 2026 18:24:00 +0100</pubDate><description>${description}</description></item>`;
  });
  return Buffer.from(rss(items.join("\n")));
}
