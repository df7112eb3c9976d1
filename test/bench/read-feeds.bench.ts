/**
 * How many of gofeed's parser cases the feed reader gets right, and how fast it reads beside
 * rss-parser alone. Run: node test/bench/read-feeds.bench.ts [--show]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import Parser from "rss-parser";

import { createFeedReader } from "../../src/adapters/rss-parser/feed-reader.ts";
import { onOneLine } from "../../src/feed/clean-text.ts";
import type { Entry, FeedDocument } from "../../src/feed/entry.ts";
import { decodeEntities } from "../../src/feed/html-entities.ts";
import { htmlToText } from "../../src/feed/html-to-text.ts";
import { parseFeedDate } from "../../src/feed/parse-date.ts";
import { bodyOf, largeFeed } from "../support/feed-documents.ts";

const CASES = path.resolve(
  import.meta.dirname,
  "../../../shared/data/feeds/mmcdole+gofeed/testdata/parser",
);

type Expected = Readonly<Record<string, unknown>>;

const reader = createFeedReader();

async function read(bytes: Uint8Array): Promise<FeedDocument | undefined> {
  const result = await reader.read({
    body: bodyOf(bytes),
    contentType: undefined,
    baseUrl: "http://example.org/",
  });
  return result.kind === "feed" ? result.document : undefined;
}

/** Every way in which a text with or without markup may be written plainly. */
function plainForms(text: string): readonly string[] {
  return [text, decodeEntities(text), htmlToText(text), htmlToText(decodeEntities(text))].map(
    onOneLine,
  );
}

function isText(ours: string, expected: unknown): boolean {
  return typeof expected !== "string" || plainForms(expected).includes(onOneLine(ours));
}

function isDate(ours: Date | undefined, expected: unknown): boolean {
  const date = typeof expected === "string" ? parseFeedDate(expected) : undefined;
  return date === undefined || ours?.getTime() === date.getTime();
}

/** Links to other things than the page itself are not what is asked for. */
function isLink(ours: string | undefined, expected: Expected): boolean {
  const links = [expected["link"], ...list(expected["links"])]
    .filter((link) => !isObject(link) || (link["rel"] ?? "alternate") === "alternate")
    .map((link) => (isObject(link) ? link["href"] : link))
    .filter((link) => typeof link === "string")
    .filter((link) => /^https?:/u.test(link.trim()));
  return links.length === 0 || links.some((link) => URL.parse(link.trim())?.href === ours);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Expected {
  return typeof value === "object" && value !== null;
}

function valueOf(value: unknown): unknown {
  return isObject(value) ? value["value"] : value;
}

function faultsOfEntry(ours: Entry | undefined, expected: Expected): readonly string[] {
  if (ours === undefined) {
    return ["entry missing"];
  }
  const guid = valueOf(expected["guid"]) ?? expected["id"];
  const checks: readonly [string, boolean][] = [
    ["title", isText(ours.title, expected["title"])],
    ["summary", isText(ours.summary, expected["description"] ?? expected["summary"])],
    ["content", isText(ours.content, valueOf(expected["content"]))],
    ["guid", typeof guid !== "string" || ours.guid === onOneLine(guid)],
    ["link", isLink(ours.link, expected)],
    ["published", isDate(ours.published, expected["pubDate"] ?? expected["published"])],
    ["updated", isDate(ours.updated ?? ours.published, expected["updated"])],
    ["categories", areCategories(ours.categories, expected)],
    ["author", isAuthor(ours.author, expected)],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([name]) => name);
}

function areCategories(ours: readonly string[], expected: Expected): boolean {
  return list(expected["categories"]).every((category) => {
    const names = isObject(category)
      ? [category["label"], category["term"], category["value"]]
      : [category];
    return names.some(
      (name) =>
        name === undefined ||
        (typeof name === "string" && plainForms(name).some((form) => ours.includes(form))),
    );
  });
}

function isAuthor(ours: string | undefined, expected: Expected): boolean {
  const author = expected["author"];
  const names = list(expected["authors"]).map((person) =>
    isObject(person) ? (person["name"] ?? person["email"]) : person,
  );
  const wanted = [author, ...names].filter((name) => typeof name === "string");
  return wanted.every((name) =>
    plainForms(name).some((form) => form.includes(ours ?? "?") || (ours ?? "").includes(form)),
  );
}

function faultsOf(ours: FeedDocument | undefined, expected: Expected): readonly string[] {
  if (ours === undefined) {
    return ["not read as a feed"];
  }
  const items = list(expected["items"] ?? expected["entries"]).filter(isObject);
  const language = expected["language"];
  const checks: readonly [string, boolean][] = [
    ["feed title", isText(ours.title, expected["title"])],
    ["feed link", isLink(ours.siteUrl, expected)],
    ["language", typeof language !== "string" || ours.language === language],
    ["number of entries", ours.entries.length === items.length],
  ];
  const own = checks.filter(([, isRight]) => !isRight).map(([name]) => name);
  return [...own, ...items.flatMap((item, index) => faultsOfEntry(ours.entries[index], item))];
}

async function scoreCases(folder: string): Promise<void> {
  const cases = readdirSync(path.join(CASES, folder)).filter((name) => name.endsWith(".xml"));
  let right = 0;
  for (const name of cases) {
    const file = path.join(CASES, folder, name);
    const expected: unknown = JSON.parse(readFileSync(file.replace(/xml$/u, "json"), "utf8"));
    const faults = faultsOf(await read(readFileSync(file)), isObject(expected) ? expected : {});
    right += faults.length === 0 ? 1 : 0;
    if (faults.length > 0 && process.argv.includes("--show")) {
      console.log(`  ${folder}/${name}: ${faults.join(", ")}`);
    }
  }
  console.log(`gofeed parser cases, ${folder}: ${right} of ${cases.length} right`);
}

async function measure(name: string, bytes: number, once: () => Promise<unknown>): Promise<void> {
  await once();
  const rounds = Math.max(2, Math.ceil(8_000_000 / bytes));
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    await once();
  }
  const { user, system } = process.cpuUsage(before);
  const rate = (bytes * rounds) / (user + system);
  console.log(`${name}: ${rate.toFixed(1)} MB/s of CPU time`);
}

/** The longest time for which nothing else got its turn, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work();
  clearInterval(timer);
  return longest;
}

if (existsSync(CASES)) {
  await scoreCases("rss");
  await scoreCases("atom");
} else {
  console.log("gofeed's cases are not here (../shared/data/feeds): their score is left out");
}
for (const [size, count] of [
  ["small", 20],
  ["medium", 50],
  ["large", 20_000],
] as const) {
  const bytes = largeFeed(count, size === "medium" ? 1700 : 330);
  const text = Buffer.from(bytes).toString();
  const label = `${size} (${(bytes.length / 1000).toFixed(0)} kB, ${count} entries)`;
  await measure(`${label}, this reader`, bytes.length, () => read(bytes));
  await measure(`${label}, rss-parser`, bytes.length, () => new Parser().parseString(text));
}
const large = largeFeed(20_000, 330);
const block = await longestBlock(() => read(large));
console.log(
  `longest block while reading ${(large.length / 1e6).toFixed(1)} MB: ${block.toFixed(0)} ms`,
);
