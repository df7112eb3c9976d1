import { DatabaseSync } from "node:sqlite";

import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
import type { Decision } from "../../../src/development/decision.ts";
import type { Engine } from "../../../src/development/engine.ts";
import type { Item } from "../../../src/item/item.ts";
import { searchKeyOf } from "../../../src/item/search-key.ts";
import type { Story } from "../../../src/story/story.ts";
import type { Clone, Template } from "./clones.ts";

/** What a store is filled with. */
export interface Filling {
  readonly stories: number;
  readonly items: number;
  /** Items that each story took before. */
  readonly history: number;
  readonly cloneOf: (number: number) => Clone;
  readonly engine: Engine;
}

const WORKSPACES = 50;
const HOUR = 3_600_000;
/** The stories' histories end here; the stream comes after it. */
export const NOW = Date.parse("2026-11-20T06:00:00Z");

/** Fills a new store by direct SQL: followed stories with what they remember, and many stored items. */
export async function fillStore(file: string, filling: Filling): Promise<void> {
  await (await openSqlite({ path: file, mode: "service" })).close();
  const database = new DatabaseSync(file);
  database.exec("pragma synchronous = off; pragma journal_mode = wal; begin");
  insertWorkspaces(database);
  for (let number = 0; number < filling.stories; number += 1) {
    insertStory(database, filling.cloneOf(number), filling);
  }
  database.exec("commit; begin");
  insertItems(database, filling);
  database.exec("commit; pragma wal_checkpoint(truncate)");
  database.close();
}

function insertWorkspaces(database: DatabaseSync): void {
  const workspace = database.prepare("insert into workspace values (?, 'terminal', ?, 'Bench')");
  const channel = database.prepare(
    "insert into channel (id, workspace_id, external_id) values (?, ?, 'news')",
  );
  for (let id = 1; id <= WORKSPACES; id += 1) {
    workspace.run(id, `bench-${id}`);
    channel.run(id, id);
  }
  database.exec(
    `insert into feed (id, url, outlet, origin, baselined, next_poll_at, failures, available_at)
     values (1, 'https://wire.example/rss', 'Wire', 'catalogue', 1, 0, 0, 0)`,
  );
}

const INSERT_ITEM = `insert into item (feed_id, key, revision, published_at, seen_at, first_seen_at, text_hash,
  canonical_url, url, outlet, title, summary, content) values (1, ?, 1, ?, ?, ?, '', ?, ?, ?, ?, '', ?)`;

function insertStory(database: DatabaseSync, clone: Clone, { engine, history }: Filling): void {
  const id = clone.number + 1;
  const workspace = (clone.number % WORKSPACES) + 1;
  const topic =
    "topic" in clone.topic
      ? { kind: "words" as const, words: clone.topic.topic }
      : { kind: "link" as const, url: clone.topic.url };
  const title = topic.kind === "words" ? topic.words : topic.url;
  database
    .prepare(
      "insert into story (id, workspace_id, slug, title, topic, created_at) values (?,?,?,?,?,?)",
    )
    .run(id, workspace, `story-${id}`, title, JSON.stringify(topic), NOW - 100 * HOUR);
  database
    .prepare("insert into follow values (?, ?, ?, 'all', ?)")
    .run(workspace, id, workspace, NOW - 100 * HOUR);
  const slug = `story-${id}`;
  const created = new Date(NOW - 100 * HOUR);
  const story: Story = {
    id: String(id),
    workspaceId: String(workspace),
    slug,
    title,
    topic,
    createdAt: created,
    closedAt: undefined,
  };
  let memory = engine.begin(story);
  for (const [at, template] of clone.items
    .filter(({ isOnStory }) => isOnStory)
    .slice(0, history)
    .entries()) {
    const item = itemOf(template, `h${clone.number}-${at}`, NOW - (history - at) * 6 * HOUR);
    const time = item.published.getTime();
    const { lastInsertRowid } = database
      .prepare(INSERT_ITEM)
      .run(
        item.canonicalUrl,
        time,
        time,
        time,
        item.canonicalUrl,
        item.url,
        item.outlet,
        item.title,
        item.content,
      );
    const reading = engine.read({ ...item, id: String(lastInsertRowid) });
    const taken = engine.remembered(memory, reading, engine.claims(reading), TAKEN);
    database
      .prepare(
        `insert into story_item (workspace_id, story_id, item_id, revision, language, outcome, decided_at, decision, remembered, published_at)
         values (?, ?, ?, 1, ?, 'new-developments', ?, ?, ?, ?)`,
      )
      .run(
        workspace,
        id,
        lastInsertRowid,
        reading.language,
        time,
        JSON.stringify(TAKEN),
        JSON.stringify(taken),
        time,
      );
    memory = engine.extend(memory, taken);
  }
}

const TAKEN: Decision = {
  outcome: "new-developments",
  score: 0.9,
  parts: {},
  reason: "bench",
  copyOf: undefined,
  copyKind: undefined,
  developments: [],
  covered: [],
};

/** An item with a template's text. */
export function itemOf({ title, content, outlet }: Template, key: string, at: number): Item {
  const url = `https://wire.example/${key}`;
  const published = new Date(at);
  return {
    id: key,
    feedId: "1",
    workspaceId: undefined,
    outlet,
    url,
    canonicalUrl: url,
    title,
    summary: "",
    content,
    published,
    seenAt: published,
    revision: 1,
  };
}

/** So many texts are stored again and again, each time under another link. */
const TEXTS = 400;

function insertItems(database: DatabaseSync, { items, stories, cloneOf }: Filling): void {
  const insert = database.prepare(INSERT_ITEM);
  const index = database.prepare("insert into item_search (rowid, search_key) values (?, ?)");
  const texts = Array.from({ length: TEXTS }, (_, at) => {
    const clone = cloneOf(stories + 1_000_000 + (at >> 2));
    const { title, content, outlet } = clone.items[at % clone.items.length] ?? {
      title: "",
      content: "",
      outlet: "",
    };
    return { title, content, outlet, key: searchKeyOf(`${title}\n${content.slice(0, 300)}`) };
  });
  for (let at = 0; at < items; at += 1) {
    const text = texts[at % TEXTS];
    if (text !== undefined) {
      const url = `https://wire.example/old/${at}`;
      const time = NOW - 30 * 24 * HOUR + Math.floor((at / items) * 29 * 24 * HOUR);
      const { lastInsertRowid } = insert.run(
        url,
        time,
        time,
        time,
        url,
        url,
        text.outlet,
        text.title,
        text.content,
      );
      index.run(lastInsertRowid, text.key);
    }
  }
}
