import type { FeedFormat } from "../../feed/entry.ts";
import { decodeClosedEntities, isHtmlEntity } from "../../feed/html-entities.ts";
import { type Element, ElementStack, type Role } from "./element-stack.ts";
import { Field } from "./field.ts";
import { elementKey, innerScope, NO_SCOPE, type Scope } from "./namespaces.ts";
import type { Newest } from "./newest.ts";
import { RawEntry, type RawFeed } from "./raw-feed.ts";
import type { XmlListener } from "./xml-events.ts";

const ROOTS: ReadonlyMap<string, FeedFormat> = new Map([
  ["rss", "rss"],
  ["channel", "rss"],
  ["rdf:rdf", "rdf"],
  ["feed", "atom"],
  ["entry", "atom"],
  ["urlset", "sitemap"],
]);
const ENTRY_KEYS: Readonly<Record<FeedFormat, string>> = {
  rss: "item",
  rdf: "item",
  atom: "entry",
  sitemap: "url",
  json: "",
};
/** Elements of an entry whose children count as the entry's. */
const ENTRY_PARTS = new Set(["media:group", "media:content", "news:news"]);

/** What is read of a feed's own fields. */
const HEAD_FIELDS = new Set(
  "title dc:title link language dc:language ttl sy:updateperiod sy:updatefrequency".split(" "),
);
/** What is read of an entry. */
const ENTRY_FIELDS = new Set(
  (
    "title dc:title media:title itunes:title news:title link guid id loc feedburner:origlink " +
    "description summary dc:description media:description itunes:summary subtitle " +
    "content content:encoded encoded xhtml:body body xhtml:div fullitem " +
    "pubdate published issued created updated modified lastmod date dc:date dcterms:created " +
    "dcterms:issued dcterms:modified news:publication_date " +
    "author dc:creator dc:author creator itunes:author " +
    "category dc:subject media:keywords news:keywords"
  ).split(" "),
);
/** Nobody writes these inside prose: their tags end whatever RSS text was left open. */
const NEVER_IN_PROSE = new Set(
  "pubdate guid description content:encoded dc:creator dc:date".split(" "),
);

/** Why a document is not taken for a feed. */
export interface Refusal {
  readonly reason:
    | "web-page"
    | "feed-list"
    | "sitemap-index"
    | "own-entities"
    | "other-xml"
    | "no-markup";
}

const REFUSED_ROOTS: ReadonlyMap<string, Refusal> = new Map([
  ["html", { reason: "web-page" }],
  ["xhtml:html", { reason: "web-page" }],
  ["opml", { reason: "feed-list" }],
  ["sitemapindex", { reason: "sitemap-index" }],
]);

/**
 * Builds a feed out of the events of an XML document.
 *
 * Forgives what publishers get wrong and says so in `repairs`. An entry that the document does not
 * live to end is left out: half a sentence may say the opposite of the whole.
 */
export class XmlFeed implements XmlListener {
  readonly #documentUrl: string;
  readonly #stack = new ElementStack();
  readonly #entries: Newest<RawEntry>;
  readonly #repairs: Set<string> = new Set();
  readonly #head = new RawEntry(-1);
  #format: FeedFormat | undefined;
  #isEnded = false;
  #entry: RawEntry | undefined;
  #entryCount = 0;
  #field: Field | undefined;
  #refusal: Refusal | undefined;
  #strangeElement: string | undefined;
  #hasJunk = false;

  /** @param entries takes what is found, as it is found */
  constructor(documentUrl: string, entries: Newest<RawEntry>) {
    this.#documentUrl = documentUrl;
    this.#entries = entries;
  }

  /** Set as soon as it is certain that no feed will come of the document. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  openTag(name: string, attributes: ReadonlyMap<string, string>, isClosed: boolean): void {
    if (this.#isEnded || !/^[\p{L}_]/u.test(name)) {
      return;
    }
    if (this.#stack.isFull) {
      this.#passOver(isClosed);
      return;
    }
    const scope = this.#scopeWith(attributes);
    const key = elementKey(name, scope);
    this.#endWhatMayNotHold(key);
    const role = this.#roleOf(key);
    const base = this.#baseWith(attributes);
    const element = { name: name.toLowerCase(), role, scope, base };
    this.#stack.push(element);
    this.#begin(element, key, attributes);
    if (isClosed) {
      this.#end(this.#stack.pop());
    }
  }

  closeTag(name: string): void {
    const ended = this.#stack.close(name.toLowerCase());
    if (ended.length > 1 && ended.some(({ role }) => role !== "markup")) {
      this.#repairs.add("end tags missing");
    }
    this.#end(ended);
  }

  text(text: string, isCdata: boolean): void {
    if (this.#field !== undefined) {
      this.#field.addText(text, isCdata);
    } else if (this.#format === undefined) {
      this.#hasJunk ||= text.trim() !== "";
    }
  }

  /** Entities that a document declares for itself are a way to attack its readers: refused. */
  declaration(text: string): void {
    for (const [, name = ""] of text.matchAll(/(?:^|<!)ENTITY\s{1,20}(%|[^\s>"']{0,40})/giu)) {
      if (this.#format === undefined && !isHtmlEntity(name)) {
        this.#refusal = { reason: "own-entities" };
      }
    }
  }

  /** The feed, once the document has ended; or why it is none. */
  finish(): RawFeed | Refusal {
    if (this.#refusal !== undefined) {
      return this.#refusal;
    }
    if (this.#format === undefined) {
      return refusalOf(this.#strangeElement);
    }
    if (!this.#isEnded) {
      const isEntryLost = this.#entry !== undefined;
      this.#repairs.add(
        isEntryLost
          ? "cut off before its end, the unfinished last entry left out"
          : "cut off before its end",
      );
    }
    return {
      format: this.#format,
      head: this.#head,
      entries: this.#entries.entries,
      dropped: this.#entries.dropped,
      repairs: [...this.#repairs],
    };
  }

  #scopeWith(attributes: ReadonlyMap<string, string>): Scope {
    const outer = this.#stack.top?.scope ?? NO_SCOPE;
    return attributes.size === 0
      ? outer
      : innerScope(outer, attributes, this.#format === undefined);
  }

  #baseWith(attributes: ReadonlyMap<string, string>): string | undefined {
    const outer = this.#stack.top?.base;
    const own = attributes.get("xml:base");
    if (own === undefined || own.length > 2048) {
      return outer;
    }
    return URL.parse(decodeClosedEntities(own).trim(), outer ?? this.#documentUrl)?.href ?? outer;
  }

  #roleOf(key: string): Role {
    if (this.#field !== undefined) {
      return "markup";
    }
    if (this.#format === undefined) {
      return this.#rootRole(key);
    }
    if (this.#entry === undefined && key === ENTRY_KEYS[this.#format]) {
      return "entry";
    }
    return roleInside(this.#stack.top?.role, key);
  }

  #rootRole(key: string): Role {
    const format = ROOTS.get(key);
    if (format === undefined) {
      if (this.#strangeElement === undefined) {
        this.#strangeElement = key;
        this.#refusal ??= REFUSED_ROOTS.get(key);
      }
      return "unread";
    }
    this.#format = format;
    return key === "entry" ? "entry" : "root";
  }

  #endWhatMayNotHold(key: string): void {
    const isEntry = this.#format !== undefined && key === ENTRY_KEYS[this.#format];
    if (isEntry && this.#entry !== undefined) {
      this.#repairs.add("end tags missing");
      this.#end(this.#stack.closeRole("entry"));
    } else if (this.#field !== undefined && this.#isBeyondProse(key)) {
      this.#repairs.add("end tags missing");
      this.#end(this.#stack.closeRole("field"));
    }
  }

  #isBeyondProse(key: string): boolean {
    return (this.#format === "rss" || this.#format === "rdf") && NEVER_IN_PROSE.has(key);
  }

  #begin({ role, base }: Element, key: string, attributes: ReadonlyMap<string, string>): void {
    if (role === "entry") {
      this.#entry = new RawEntry(this.#entryCount, attributes.get("rdf:about"));
      this.#entryCount += 1;
    } else if (role === "field") {
      this.#field = new Field(key, attributes, base);
    } else if (role === "markup") {
      this.#field?.openTag(key.slice(key.indexOf(":") + 1), attributes);
    } else if (role === "root") {
      this.#beginFeed(key, attributes);
    }
  }

  #passOver(isClosed: boolean): void {
    this.#repairs.add("elements nested too deeply");
    if (!isClosed) {
      this.#stack.passOver();
    }
  }

  #beginFeed(key: string, attributes: ReadonlyMap<string, string>): void {
    const language = attributes.get("xml:lang");
    if (language !== undefined) {
      const field = new Field("language", attributes, undefined);
      field.addText(language, false);
      this.#head.add(field);
    }
    if (this.#hasJunk || this.#strangeElement !== undefined) {
      this.#repairs.add("something else in front of the feed");
    }
    if (key === "rss" && !attributes.has("version")) {
      this.#repairs.add("no RSS version given");
    }
  }

  /** Innermost first. */
  #end(elements: readonly Element[]): void {
    for (const { role, name } of elements) {
      if (role === "markup") {
        this.#field?.closeTag(name.slice(name.indexOf(":") + 1));
      } else if (role === "field") {
        this.#endField();
      } else if (role === "entry") {
        this.#endEntry();
      }
    }
    const outermost = elements.at(-1)?.role;
    const isLoneEntry = outermost === "entry" && this.#stack.top === undefined;
    this.#isEnded ||= outermost === "root" || isLoneEntry;
  }

  #endField(): void {
    if (this.#field === undefined) {
      return;
    }
    if (this.#field.hasBareAmpersand) {
      this.#repairs.add("& not escaped");
    }
    (this.#entry ?? this.#head).add(this.#field);
    this.#field = undefined;
  }

  #endEntry(): void {
    if (this.#entry !== undefined) {
      this.#entries.add(this.#entry);
      this.#entry = undefined;
    }
  }
}

/** Elements that begin pieces of web pages, such as the messages of servers. */
const OF_WEB_PAGES = new Set(
  "a b body br center div font form h1 h2 h3 head hr iframe img link meta noscript p pre script span style table title".split(
    " ",
  ),
);

function refusalOf(firstElement: string | undefined): Refusal {
  if (firstElement === undefined) {
    return { reason: "no-markup" };
  }
  return { reason: OF_WEB_PAGES.has(firstElement) ? "web-page" : "other-xml" };
}

function roleInside(parent: Role | undefined, key: string): Role {
  if (parent === "entry" || parent === "entry-part") {
    return roleInEntry(key);
  }
  return parent === "root" || parent === "head" ? roleInHead(key) : "unread";
}

function roleInEntry(key: string): Role {
  if (ENTRY_PARTS.has(key)) {
    return "entry-part";
  }
  return ENTRY_FIELDS.has(key) ? "field" : "unread";
}

function roleInHead(key: string): Role {
  if (key === "channel") {
    return "head";
  }
  return HEAD_FIELDS.has(key) ? "field" : "unread";
}
