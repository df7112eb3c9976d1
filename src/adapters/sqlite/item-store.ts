import { type ExpressionBuilder, type Kysely, type Selectable, sql } from "kysely";

import type { Item, NewItem } from "../../item/item.ts";
import { SEARCHED_TEXT_MAX, searchKeyOf, searchTokensOf } from "../../item/search-key.ts";
import type { ItemQuery, ItemStore, KnownEntry } from "../../ports/stores.ts";
import { dateOf, idOf, idOrUndefined, instantOf, rowIdOf, rowIdOrNull } from "./columns.ts";
import type { ItemTable, Schema } from "./schema.ts";
import type { Session } from "./session.ts";
import { encodeJson, storable } from "./stored-text.ts";

type ItemRow = Selectable<ItemTable>;

/** Items in SQLite, with an FTS5 index over their search keys. */
export class SqliteItemStore implements ItemStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async known(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("item")
        .select(["id", "key", "revision", "text_hash"])
        .where("feed_id", "=", rowIdOf(feedId))
        // One parameter however many keys there are.
        .where("key", "in", sql<string>`(select value from json_each(${encodeJson(keys)}))`)
        .execute(),
    );
    const stored = new Map(rows.map((row) => [row.key, row]));
    const known = new Map<string, KnownEntry>();
    for (const key of keys) {
      const row = stored.get(storable(key));
      if (row !== undefined) {
        known.set(key, {
          itemId: idOf(row.id),
          revision: row.revision,
          textHash: row.text_hash,
        });
      }
    }
    return known;
  }

  async record(item: NewItem, textHash: string): Promise<Item> {
    const columns = { ...columnsOf(item), text_hash: textHash };
    return await this.#session.write(async (db) => {
      const known = await db
        .selectFrom("item")
        .selectAll()
        .where("feed_id", "=", columns.feed_id)
        .where("key", "=", columns.key)
        .executeTakeFirst();
      if (known?.text_hash === textHash) {
        return itemOf(known);
      }
      const row = await (known === undefined
        ? insertItem(db, columns)
        : reviseItem(db, known, columns));
      await indexItem(db, row);
      return itemOf(row);
    });
  }

  async find(id: string): Promise<Item | undefined> {
    const row = await this.#session.read((db) =>
      db.selectFrom("item").selectAll().where("id", "=", rowIdOf(id)).executeTakeFirst(),
    );
    return row && itemOf(row);
  }

  async findRevision(id: string, revision: number): Promise<Item | undefined> {
    return await this.#session.read(async (db) => {
      const item = await db
        .selectFrom("item")
        .selectAll()
        .where("id", "=", rowIdOf(id))
        .executeTakeFirst();
      if (item === undefined || item.revision === revision) {
        return item && itemOf(item);
      }
      const past = await db
        .selectFrom("item_revision")
        .selectAll()
        .where("item_id", "=", item.id)
        .where("revision", "=", revision)
        .executeTakeFirst();
      return itemOf({ ...item, ...past, id: item.id, revision });
    });
  }

  async byUrl(canonicalUrl: string, workspaceId: string): Promise<readonly Item[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("item")
        .selectAll()
        .where("canonical_url", "=", canonicalUrl)
        .where((eb) => isVisible(eb, workspaceId))
        .orderBy("published_at", "desc")
        .orderBy("id", "desc")
        .execute(),
    );
    return rows.map(itemOf);
  }

  async search({ workspaceId, words, since, limit }: ItemQuery): Promise<readonly Item[]> {
    const match = matchExpression(words);
    if (match === undefined) {
      return [];
    }
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("item")
        .selectAll()
        .where("id", "in", (eb) =>
          eb
            .selectFrom("item_search")
            .innerJoin("item", "item.id", "item_search.rowid")
            .select("item.id")
            .where(sql<boolean>`item_search match ${match}`)
            .where("item.published_at", ">=", instantOf(since))
            .where((visible) => isVisible(visible, workspaceId))
            .orderBy("item.published_at", "desc")
            .orderBy("item.id", "desc")
            .limit(limit),
        )
        .orderBy("published_at")
        .orderBy("id")
        .execute(),
    );
    return rows.map(itemOf);
  }

  async countSince(workspaceId: string, since: Date): Promise<number> {
    const { count } = await this.#session.read((db) =>
      db
        .selectFrom("item")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("first_seen_at", ">=", instantOf(since))
        .where((eb) => isVisible(eb, workspaceId))
        .executeTakeFirstOrThrow(),
    );
    return count;
  }
}

/** Whether a workspace may see the item: its own, or everybody's. */
export function isVisible(eb: ExpressionBuilder<Schema, "item">, workspaceId: string) {
  return eb.or([
    eb("item.workspace_id", "is", null),
    eb("item.workspace_id", "=", rowIdOf(workspaceId)),
  ]);
}

type ItemColumns = Omit<ItemRow, "id" | "revision" | "first_seen_at">;

async function insertItem(db: Kysely<Schema>, columns: ItemColumns): Promise<ItemRow> {
  return await db
    .insertInto("item")
    .values({ ...columns, revision: 1, first_seen_at: columns.seen_at })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function reviseItem(
  db: Kysely<Schema>,
  known: ItemRow,
  columns: ItemColumns,
): Promise<ItemRow> {
  await keepRevision(db, known);
  return await db
    .updateTable("item")
    .set({ ...columns, revision: known.revision + 1 })
    .where("id", "=", known.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Keeps a text that is being replaced, where a story was offered it: the story may be folded anew. */
async function keepRevision(db: Kysely<Schema>, item: ItemRow): Promise<void> {
  const { id, revision, published_at, seen_at, canonical_url, url, outlet } = item;
  const { title, summary, content } = item;
  const offered = await db
    .selectFrom("story_offer")
    .select("id")
    .where("item_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  if (offered !== undefined) {
    const place = { published_at, seen_at, canonical_url, url, outlet };
    await db
      .insertInto("item_revision")
      .values({ item_id: id, revision, ...place, title, summary, content })
      .onConflict((conflict) => conflict.columns(["item_id", "revision"]).doNothing())
      .execute();
  }
}

async function indexItem(db: Kysely<Schema>, { id, title, summary, content }: ItemRow) {
  // The beginning of the content only: what an item is about stands there.
  const key = searchKeyOf(`${title}\n${summary}\n${content.slice(0, SEARCHED_TEXT_MAX)}`);
  await sql`insert or replace into item_search (rowid, search_key) values (${id}, ${key})`.execute(
    db,
  );
}

/**
 * The words as an FTS5 expression: any word, of a word all tokens. Tokens are letters and digits, and
 * quoted, so nothing that somebody types is taken for FTS5's own syntax.
 */
function matchExpression(words: readonly string[]): string | undefined {
  const alternatives = words
    .map(searchTokensOf)
    .filter((tokens) => tokens.length > 0)
    .map((tokens) => `(${tokens.map((token) => `"${token}"`).join(" AND ")})`);
  return alternatives.length === 0 ? undefined : [...new Set(alternatives)].join(" OR ");
}

function columnsOf(item: NewItem): Omit<ItemColumns, "text_hash"> {
  const feedId = rowIdOf(item.feedId);
  if (feedId === 0) {
    throw new Error("An item needs the id of its feed");
  }
  return {
    feed_id: feedId,
    workspace_id: rowIdOrNull(item.workspaceId),
    key: item.key,
    published_at: instantOf(item.published),
    seen_at: instantOf(item.seenAt),
    canonical_url: item.canonicalUrl,
    url: item.url,
    outlet: item.outlet,
    title: item.title,
    summary: item.summary,
    content: item.content,
  };
}

function itemOf(row: ItemRow): Item {
  return {
    id: idOf(row.id),
    feedId: idOf(row.feed_id),
    workspaceId: idOrUndefined(row.workspace_id),
    outlet: row.outlet,
    url: row.url,
    canonicalUrl: row.canonical_url,
    title: row.title,
    summary: row.summary,
    content: row.content,
    published: dateOf(row.published_at),
    seenAt: dateOf(row.seen_at),
    revision: row.revision,
  };
}
