import type { Selectable } from "kysely";

import type { Ruling, VerdictStore } from "../../ports/verdict-store.ts";
import { dateOf, idOf, instantOf, rowIdOf } from "./columns.ts";
import type { VerdictTable } from "./schema.ts";
import type { Session } from "./session.ts";

/** Verdicts in SQLite. The foreign key of workspace and story together keeps workspaces apart. */
export class SqliteVerdictStore implements VerdictStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async record(workspaceId: string, ruling: Ruling): Promise<void> {
    const said = {
      verdict: ruling.verdict,
      named_item_id: rowIdOf(ruling.namedItemId),
      given_by: ruling.by,
      given_at: instantOf(ruling.at),
    };
    await this.#session.write((db) =>
      db
        .insertInto("verdict")
        .values({
          workspace_id: rowIdOf(workspaceId),
          story_id: rowIdOf(ruling.storyId),
          item_id: rowIdOf(ruling.itemId),
          kind: ruling.kind,
          ...said,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["story_id", "item_id", "kind"])
            .doUpdateSet(said)
            .where("verdict.workspace_id", "=", rowIdOf(workspaceId))
            .where("verdict.verdict", "!=", ruling.verdict),
        )
        .execute(),
    );
  }

  async withdraw(
    workspaceId: string,
    storyId: string,
    namedItemId: string,
  ): Promise<readonly string[]> {
    const rows = await this.#session.write((db) =>
      db
        .deleteFrom("verdict")
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .where("kind", "=", "feedback")
        .where((eb) =>
          eb.or([
            eb("named_item_id", "=", rowIdOf(namedItemId)),
            eb("item_id", "=", rowIdOf(namedItemId)),
          ]),
        )
        .returning("item_id")
        .execute(),
    );
    return rows.map((row) => idOf(row.item_id));
  }

  async ofStory(workspaceId: string, storyId: string): Promise<readonly Ruling[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("verdict")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .orderBy("item_id")
        .orderBy("kind")
        .execute(),
    );
    return rows.map(rulingOf);
  }

  async ofItem(workspaceId: string, itemId: string): Promise<readonly Ruling[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("verdict")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("item_id", "=", rowIdOf(itemId))
        .orderBy("story_id")
        .orderBy("kind")
        .execute(),
    );
    return rows.map(rulingOf);
  }

  async forFiling(itemId: string): Promise<readonly Ruling[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("verdict")
        .selectAll()
        .where("item_id", "=", rowIdOf(itemId))
        .orderBy("story_id")
        .orderBy("kind")
        .execute(),
    );
    return rows.map(rulingOf);
  }
}

function rulingOf(row: Selectable<VerdictTable>): Ruling {
  return {
    storyId: idOf(row.story_id),
    itemId: idOf(row.item_id),
    kind: row.kind,
    verdict: row.verdict,
    namedItemId: idOf(row.named_item_id),
    by: row.given_by,
    at: dateOf(row.given_at),
  };
}
