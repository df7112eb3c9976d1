/**
 * The vocabularies read here, by the short name used for them in element keys such as `dc:date`. The
 * empty name is the feed's own vocabulary: RSS of any version, Atom, sitemaps.
 */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  "": [
    "",
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns",
    "http://example.com/newformat",
    "http://example.com/necho",
    "http://purl.org/echo",
    "uri/of/echo/namespace",
    "http://purl.org/pie",
    "http://purl.org/rss/1.0",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://purl.org/net/rss1.1",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://www.rssboard.org/rss-specification",
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "http://www.google.com/schemas/sitemap/0.84",
    "http://www.google.com/schemas/sitemap/0.9",
  ],
  rdf: ["http://www.w3.org/1999/02/22-rdf-syntax-ns"],
  xhtml: ["http://www.w3.org/1999/xhtml"],
  content: ["http://purl.org/rss/1.0/modules/content"],
  dc: ["http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0"],
  dcterms: ["http://purl.org/dc/terms"],
  sy: ["http://purl.org/rss/1.0/modules/syndication"],
  media: [
    "http://search.yahoo.com/mrss",
    "http://www.rssboard.org/media-rss",
    "http://video.search.yahoo.com/mrss",
  ],
  itunes: [
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://example.com/dtds/podcast-1.0.dtd",
    "http://www.itunes.com/dtds/podcast",
  ],
  feedburner: ["http://rssnamespace.org/feedburner/ext/1.0"],
  news: ["http://www.google.com/schemas/sitemap-news/0.9"],
  xml: ["http://www.w3.org/xml/1998/namespace"],
};

/** Elements of vocabularies that are not read. No key that is looked for begins so. */
const FOREIGN = "?";

const BY_URI: ReadonlyMap<string, string> = new Map(
  Object.entries(VOCABULARIES).flatMap(([name, uris]) => uris.map((uri) => [uri, name])),
);

/** Prefixes that are taken at their word where nobody declares them. */
const KNOWN_PREFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.keys(VOCABULARIES).map((name): [string, string] => [name, name]),
  ["atom", ""],
  ["atom10", ""],
  ["a10", ""],
  ["rss", ""],
  ["html", "xhtml"],
]);

/** Prefix to vocabulary, as declared from the root down to an element. */
export type Scope = ReadonlyMap<string, string>;

export const NO_SCOPE: Scope = new Map();

/**
 * The scope inside an element with these attributes. An unknown default namespace on a root element
 * is forgiven: publishers invent them for plain RSS.
 */
export function innerScope(
  outer: Scope,
  attributes: ReadonlyMap<string, string>,
  isRoot: boolean,
): Scope {
  let inner: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:")) {
      const prefix = name.slice("xmlns:".length);
      const uri = value
        .trim()
        .toLowerCase()
        .replace(/[/#]+$/u, "");
      const fallback = isRoot && prefix === "" ? "" : FOREIGN;
      inner ??= new Map(outer);
      inner.set(prefix, BY_URI.get(uri) ?? fallback);
    }
  }
  return inner ?? outer;
}

/**
 * The name of an element as it is looked for: the vocabulary by its short name and the local name in
 * lower case, `title` or `dc:date`; what stands in an unread vocabulary begins with `?`.
 */
export function elementKey(name: string, scope: Scope): string {
  const colon = name.indexOf(":");
  const prefix = colon === -1 ? "" : name.slice(0, colon).toLowerCase();
  const local = name.slice(colon + 1).toLowerCase();
  const vocabulary = scope.get(prefix) ?? KNOWN_PREFIXES.get(prefix) ?? FOREIGN;
  return vocabulary === "" ? local : `${vocabulary}:${local}`;
}
