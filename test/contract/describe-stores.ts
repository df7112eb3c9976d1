import { afterEach, beforeEach, describe } from "vitest";

import type { Database } from "../../src/ports/stores.ts";
import { describeBeats } from "./stores/beats.ts";
import { describeFeeds } from "./stores/feeds.ts";
import { describeFollows } from "./stores/follows.ts";
import { describeItems } from "./stores/items.ts";
import { describeOutboxLeases } from "./stores/outbox-leases.ts";
import { describeOutboxRows } from "./stores/outbox-rows.ts";
import { describeStories } from "./stores/stories.ts";
import { describeTransactions } from "./stores/transactions.ts";
import { describeVerdicts } from "./stores/verdicts.ts";
import { describeWorkspaces } from "./stores/workspaces.ts";

/** The database of the running test. */
export type Opened = () => Database;

/**
 * What the ports of the stores promise, run over one database.
 *
 * @param open - opens an empty database; each test has its own and closes it
 */
export function describeStores(name: string, open: () => Promise<Database>): void {
  describe(`stores ${name}`, () => {
    let database: Database;
    beforeEach(async () => {
      database = await open();
    });
    afterEach(async () => {
      await database.close();
    });
    const opened: Opened = () => database;
    describeFeeds(opened);
    describeItems(opened);
    describeStories(opened);
    describeFollows(opened);
    describeOutboxRows(opened);
    describeOutboxLeases(opened);
    describeTransactions(opened);
    describeWorkspaces(opened);
    describeVerdicts(opened);
    describeBeats(opened);
  });
}
