import type { Kysely, Selectable } from "kysely";

import type { Decision } from "../../development/decision.ts";
import type { Development, LedgerEntry, LedgerSource } from "../../development/development.ts";
import type { StoryOutline } from "../../development/engine.ts";
import type { Remembered } from "../../development/memory.ts";
import type {
  CoveredItem,
  NewStory,
  Offer,
  StoryContent,
  StoryCoverage,
  StoryItem,
  StoryOfItem,
  StoryStore,
  TimeSpan,
} from "../../ports/stores.ts";
import type { Story } from "../../story/story.ts";
import { dateOf, dateOrUndefined, idOf, instantOf, rowIdOf } from "./columns.ts";
import { countTaken, readCoverage } from "./coverage.ts";
import { freeSlug } from "./free-slug.ts";
import { isVisible } from "./item-store.ts";
import {
  readCovered,
  readOutlines,
  readRemembered,
  readRememberedOfFew,
  writeOutline,
} from "./outlines.ts";
import type { LedgerTable, Schema, StoryItemTable, StoryTable } from "./schema.ts";
import type { Session } from "./session.ts";
import { decodeJson, encodeJson, type Json } from "./stored-text.ts";
import {
  insertOffer,
  ledgerColumns,
  readOffers,
  readOffersOfItem,
  rewriteContent,
  storyItemColumns,
  type StoryPlace,
} from "./story-content.ts";

/** Stories in SQLite. Foreign keys of workspace and story together keep workspaces apart. */
export class SqliteStoryStore implements StoryStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async create(workspaceId: string, story: NewStory): Promise<Story> {
    return await this.#session.write(async (db) => {
      const row = await db
        .insertInto("story")
        .values({
          workspace_id: rowIdOf(workspaceId),
          slug: await freeSlug(db, rowIdOf(workspaceId), story.slug),
          title: story.title,
          topic: encodeJson(story.topic),
          created_at: instantOf(story.createdAt),
          closed_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return storyOf(row);
    });
  }

  async find(workspaceId: string, id: string): Promise<Story | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("story")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(id))
        .executeTakeFirst(),
    );
    return row && storyOf(row);
  }

  async list(workspaceId: string): Promise<readonly Story[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("story")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("closed_at", "is", null)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .execute(),
    );
    return rows.map(storyOf);
  }

  async listOpen(): Promise<readonly Story[]> {
    const rows = await this.#session.read((db) =>
      db.selectFrom("story").selectAll().where("closed_at", "is", null).orderBy("id").execute(),
    );
    return rows.map(storyOf);
  }

  async close(workspaceId: string, id: string, at: Date): Promise<void> {
    await this.#session.write((db) =>
      db
        .updateTable("story")
        .set({ closed_at: instantOf(at) })
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(id))
        .where("closed_at", "is", null)
        .execute(),
    );
  }

  async mergeInto(workspaceId: string, id: string, otherId: string, at: Date): Promise<void> {
    await this.#session.write(async (db) => {
      // The other must be of the same workspace: no foreign key sees to that.
      const other = await db
        .selectFrom("story")
        .select("id")
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(otherId))
        .executeTakeFirst();
      if (other === undefined) {
        throw new Error(`Workspace ${workspaceId} has no story ${otherId}`);
      }
      await db
        .updateTable("story")
        .set((eb) => ({
          merged_into: other.id,
          closed_at: eb.fn.coalesce("closed_at", eb.val(instantOf(at))),
        }))
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(id))
        .where("id", "!=", other.id)
        .execute();
    });
  }

  async findBySlug(workspaceId: string, slug: string): Promise<Story | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("story")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("slug", "=", slug)
        .executeTakeFirst(),
    );
    return row && storyOf(row);
  }

  async mergedInto(workspaceId: string, id: string): Promise<readonly Story[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("story")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("merged_into", "=", rowIdOf(id))
        .orderBy("id")
        .execute(),
    );
    return rows.map(storyOf);
  }

  async recordOffer(workspaceId: string, storyId: string, offer: Offer): Promise<void> {
    await this.#session.write(
      async (db) => await insertOffer(db, placeOf(workspaceId, storyId), offer),
    );
  }

  async offers(workspaceId: string, storyId: string): Promise<readonly Offer[]> {
    return await this.#session.read(
      async (db) => await readOffers(db, placeOf(workspaceId, storyId)),
    );
  }

  async offeredTo(
    workspaceId: string,
    itemId: string,
  ): Promise<readonly { readonly storyId: string; readonly score: number }[]> {
    return await this.#session.read(
      async (db) => await readOffersOfItem(db, rowIdOf(workspaceId), rowIdOf(itemId)),
    );
  }

  async rewrite(workspaceId: string, storyId: string, content: StoryContent): Promise<void> {
    await this.#session.write(
      async (db) => await rewriteContent(db, placeOf(workspaceId, storyId), content),
    );
  }

  async recordItem(workspaceId: string, storyId: string, item: StoryItem): Promise<void> {
    await this.#session.write(async (db) => {
      await ensureVisible(db, workspaceId, item.itemId);
      await db
        .insertInto("story_item")
        .values(storyItemColumns(placeOf(workspaceId, storyId), item))
        .onConflict((conflict) => conflict.columns(["story_id", "item_id", "revision"]).doNothing())
        .execute();
    });
  }

  async items(workspaceId: string, storyId: string): Promise<readonly StoryItem[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("story_item")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .orderBy("id")
        .execute(),
    );
    return rows.map(storyItemOf);
  }

  async outlines(): Promise<ReadonlyMap<string, StoryOutline>> {
    return await this.#session.read(readOutlines);
  }

  async recordOutline(workspaceId: string, storyId: string, outline: StoryOutline): Promise<void> {
    await this.#session.write(
      async (db) => await writeOutline(db, placeOf(workspaceId, storyId), outline),
    );
  }

  async covered(workspaceId: string, storyId: string): Promise<readonly CoveredItem[]> {
    return await this.#session.read(
      async (db) => await readCovered(db, placeOf(workspaceId, storyId)),
    );
  }

  async remembered(
    workspaceId: string,
    storyId: string,
    from: number,
  ): Promise<readonly Remembered[]> {
    return await this.#session.read(
      async (db) => await readRemembered(db, placeOf(workspaceId, storyId), from),
    );
  }

  async rememberedOfFew(
    workspaceId: string,
    storyId: string,
    most: number,
  ): Promise<readonly Remembered[] | undefined> {
    return await this.#session.read(
      async (db) => await readRememberedOfFew(db, placeOf(workspaceId, storyId), most),
    );
  }

  async storiesOf(workspaceId: string, itemId: string): Promise<readonly StoryOfItem[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("story_item")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("item_id", "=", rowIdOf(itemId))
        .orderBy("id")
        .execute(),
    );
    return rows.map((row) => ({ storyId: idOf(row.story_id), item: storyItemOf(row) }));
  }

  async recordDevelopments(
    workspaceId: string,
    storyId: string,
    from: LedgerSource,
    developments: readonly Development[],
  ): Promise<readonly LedgerEntry[]> {
    if (developments.length === 0) {
      return [];
    }
    return await this.#session.write(async (db) => {
      const last = await lastSeq(db, rowIdOf(storyId));
      const rows = developments.map((development, index) =>
        ledgerColumns(placeOf(workspaceId, storyId), {
          ...from,
          ...development,
          seq: last + 1 + index,
        }),
      );
      const written = await db.insertInto("ledger").values(rows).returningAll().execute();
      return written.sort((a, b) => a.seq - b.seq).map(ledgerEntryOf);
    });
  }

  async ledger(workspaceId: string, storyId: string): Promise<readonly LedgerEntry[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("ledger")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .orderBy("seq")
        .execute(),
    );
    return rows.map(ledgerEntryOf);
  }

  async ledgerSince(
    workspaceId: string,
    storyId: string,
    after: Date,
  ): Promise<readonly LedgerEntry[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("ledger")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .where("recorded_at", ">", instantOf(after))
        .orderBy("seq")
        .execute(),
    );
    return rows.map(ledgerEntryOf);
  }

  async countTaken(workspaceId: string, storyId: string, span: TimeSpan) {
    return await this.#session.read(
      async (db) => await countTaken(db, placeOf(workspaceId, storyId), span),
    );
  }

  async coverage(workspaceId: string, storyId: string): Promise<StoryCoverage> {
    return await this.#session.read((db) =>
      readCoverage(db, rowIdOf(workspaceId), rowIdOf(storyId)),
    );
  }
}

function placeOf(workspaceId: string, storyId: string): StoryPlace {
  return { workspaceId: rowIdOf(workspaceId), storyId: rowIdOf(storyId) };
}

async function ensureVisible(
  db: Kysely<Schema>,
  workspaceId: string,
  itemId: string,
): Promise<void> {
  const item = await db
    .selectFrom("item")
    .select("id")
    .where("id", "=", rowIdOf(itemId))
    .where((eb) => isVisible(eb, workspaceId))
    .executeTakeFirst();
  if (item === undefined) {
    throw new Error(`Workspace ${workspaceId} has no item ${itemId}`);
  }
}

async function lastSeq(db: Kysely<Schema>, storyId: number): Promise<number> {
  const row = await db
    .selectFrom("ledger")
    .select((eb) => eb.fn.max<number | null>("seq").as("seq"))
    .where("story_id", "=", storyId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

function storyOf(row: Selectable<StoryTable>): Story {
  return {
    id: idOf(row.id),
    workspaceId: idOf(row.workspace_id),
    slug: row.slug,
    title: row.title,
    topic: decodeJson(row.topic),
    createdAt: dateOf(row.created_at),
    closedAt: dateOrUndefined(row.closed_at),
    ...(row.merged_into !== null && { mergedInto: idOf(row.merged_into) }),
  };
}

function storyItemOf(row: Selectable<StoryItemTable>): StoryItem {
  return {
    itemId: idOf(row.item_id),
    revision: row.revision,
    language: row.language,
    decision: decisionOf(row.decision),
    remembered: decodeJson(row.remembered),
    decidedAt: dateOf(row.decided_at),
  };
}

/** JSON drops members that are undefined; the type has them. */
function decisionOf(json: Json<Decision>): Decision {
  const decision = decodeJson(json);
  return {
    ...decision,
    copyOf: decision.copyOf,
    copyKind: decision.copyKind,
    developments: decision.developments.map((one) => ({ ...one, via: one.via })),
    covered: decision.covered.map((one) => ({ ...one, itemId: one.itemId })),
  };
}

function ledgerEntryOf(row: Selectable<LedgerTable>): LedgerEntry {
  return {
    seq: row.seq,
    itemId: idOf(row.item_id),
    revision: row.revision,
    outlet: row.outlet,
    url: row.url,
    language: row.language,
    published: dateOf(row.published_at),
    at: dateOf(row.recorded_at),
    type: row.type,
    speaker: row.speaker,
    actorKey: row.actor_key,
    evidence: row.evidence,
    via: row.via ?? undefined,
  };
}
