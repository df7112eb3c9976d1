import type { SeedOutlet } from "../../settings/seeds.ts";
import type { PublishedEntry } from "./entries.ts";

/** A feed document, ready to be served. */
export interface PublishedFeed {
  readonly contentType: string;
  readonly body: string;
}

type Writer = (outlet: SeedOutlet, entries: readonly PublishedEntry[]) => PublishedFeed;

const WRITERS: Readonly<Record<SeedOutlet["format"], Writer>> = {
  rss: rssFeed,
  rdf: rdfFeed,
  atom: atomFeed,
  json: jsonFeed,
};

/**
 * Writes an outlet's feed in its format. The same entries yield the same bytes, so that a validator made of
 * them is good for as long as nothing has changed.
 */
export function writeFeed(outlet: SeedOutlet, entries: readonly PublishedEntry[]): PublishedFeed {
  return WRITERS[outlet.format](outlet, entries);
}

/** https://www.rssboard.org/rss-specification, with content:encoded and, for edits, atom:updated. */
function rssFeed(outlet: SeedOutlet, entries: readonly PublishedEntry[]): PublishedFeed {
  const items = entries.map(
    (entry) => `
    <item>
      <title>${xml(entry.title)}</title>
      <link>${xml(entry.url)}</link>
      <guid isPermaLink="false">${xml(entry.guid)}</guid>
      <pubDate>${entry.published.toUTCString()}</pubDate>
      <atom:updated>${entry.updated.toISOString()}</atom:updated>
      <description>${xml(entry.summary)}</description>${
        entry.content === ""
          ? ""
          : `
      <content:encoded><![CDATA[${entry.content.replaceAll("]]>", "]]]]><![CDATA[>")}]]></content:encoded>`
      }
    </item>`,
  );
  return {
    contentType: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>${xml(outlet.name)}</title>
    <link>${siteOf(outlet)}</link>
    <description>${xml(outlet.name)}</description>
    <language>${outlet.language}</language>${items.join("")}
  </channel>
</rss>
`,
  };
}

/** https://web.resource.org/rss/1.0/spec, with dc:date and content:encoded. */
function rdfFeed(outlet: SeedOutlet, entries: readonly PublishedEntry[]): PublishedFeed {
  const list = entries.map((entry) => `<rdf:li rdf:resource="${xml(entry.guid)}"/>`);
  const items = entries.map(
    (entry) => `
  <item rdf:about="${xml(entry.guid)}">
    <title>${xml(entry.title)}</title>
    <link>${xml(entry.url)}</link>
    <description>${xml(entry.summary)}</description>
    <dc:date>${entry.published.toISOString()}</dc:date>
    <content:encoded>${xml(entry.content)}</content:encoded>
  </item>`,
  );
  return {
    contentType: "application/rdf+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="${siteOf(outlet)}">
    <title>${xml(outlet.name)}</title>
    <link>${siteOf(outlet)}</link>
    <description>${xml(outlet.name)}</description>
    <dc:language>${outlet.language}</dc:language>
    <items><rdf:Seq>${list.join("")}</rdf:Seq></items>
  </channel>${items.join("")}
</rdf:RDF>
`,
  };
}

/** RFC 4287, the content as XHTML. */
function atomFeed(outlet: SeedOutlet, entries: readonly PublishedEntry[]): PublishedFeed {
  const items = entries.map(
    (entry) => `
  <entry>
    <id>${xml(entry.guid)}</id>
    <title>${xml(entry.title)}</title>
    <link rel="alternate" href="${xml(entry.url)}"/>
    <published>${entry.published.toISOString()}</published>
    <updated>${entry.updated.toISOString()}</updated>
    <summary type="html">${xml(entry.summary)}</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${entry.content.replaceAll("]]>", "]]&gt;")}</div></content>
  </entry>`,
  );
  const updated = entries
    .map((entry) => entry.updated.toISOString())
    .toSorted()
    .at(-1);
  return {
    contentType: "application/atom+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
  <id>${siteOf(outlet)}</id>
  <title>${xml(outlet.name)}</title>
  <link rel="alternate" href="${siteOf(outlet)}"/>
  <author><name>${xml(outlet.name)}</name></author>
  <updated>${updated ?? new Date(0).toISOString()}</updated>${items.join("")}
</feed>
`,
  };
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonFeed(outlet: SeedOutlet, entries: readonly PublishedEntry[]): PublishedFeed {
  return {
    contentType: "application/feed+json; charset=utf-8",
    body: JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: outlet.name,
      home_page_url: siteOf(outlet),
      language: outlet.language,
      items: entries.map((entry) => ({
        id: entry.guid,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: entry.content,
        date_published: entry.published.toISOString(),
        date_modified: entry.updated.toISOString(),
      })),
    }),
  };
}

function siteOf(outlet: SeedOutlet): string {
  return `https://${outlet.slug}.example/`;
}

function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
