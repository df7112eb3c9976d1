import { type Kysely, sql } from "kysely";

import type { Schema } from "./schema.ts";

/** The slug itself, or with the first number from 2 on that no story or beat of the workspace has. */
export async function freeSlug(
  db: Kysely<Schema>,
  workspaceId: number,
  slug: string,
): Promise<string> {
  const taken = new Set<string>();
  for (const table of ["story", "beat"] as const) {
    const rows = await db
      .selectFrom(table)
      .select("slug")
      .where("workspace_id", "=", workspaceId)
      .where(sql<string>`substr(slug, 1, ${slug.length})`, "=", slug)
      .execute();
    for (const row of rows) {
      taken.add(row.slug);
    }
  }
  let free = slug;
  for (let number = 2; taken.has(free); number += 1) {
    free = `${slug}-${number}`;
  }
  return free;
}
