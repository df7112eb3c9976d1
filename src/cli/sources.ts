import { parseArgs } from "node:util";

import { AppError } from "../base/errors.ts";
import type { FeedDocument } from "../feed/entry.ts";
import { feedLabel } from "../feed/feed-label.ts";
import type { FetchResult } from "../ports/fetcher.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { openDatabase, openFetcher, openReader } from "./assemble.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";
import { openToWrite } from "./open-to-write.ts";

const HELP = `Usage: newsthread sources test URL | list | add URL [--name NAME] | remove URL

  test      fetch a feed once and say what is in it, or what is wrong with it
  list      all feeds with their state
  add       poll a feed from now on, for every workspace (the service must not be running)
  remove    stop polling a feed that was added

Feeds of the catalogue stand in config/feeds.yaml.`;

/** Feeds: testing, listing, adding. */
export const sources: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { name: { type: "string", default: "" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [action, url] = positionals;
    const settings = readSettings(context.environment);
    if (action === "test") {
      return await testSource(wanted(url), settings, context);
    }
    if (action === "list") {
      return await listSources(settings, context);
    }
    if (action === "add") {
      return await addSource(wanted(url), values.name, { settings, context });
    }
    if (action === "remove") {
      return await removeSource(wanted(url), settings, context);
    }
    throw new UsageError("Say what to do: test, list, add or remove.");
  },
};

function wanted(url: string | undefined): string {
  if (url === undefined || !/^https?:\/\//iu.test(url) || !URL.canParse(url)) {
    throw new UsageError("Give the feed's whole address, beginning with https:// or http://");
  }
  return url;
}

async function testSource(
  url: string,
  settings: Settings,
  context: CommandContext,
): Promise<number> {
  const fetcher = openFetcher(settings);
  try {
    const result = await fetcher.fetch({ url, validators: {}, signal: context.ending });
    if (result.kind !== "fetched") {
      context.complain(
        result.kind === "failed"
          ? withoutPromise(result.sentence)
          : "The server sent nothing to a first request.",
      );
      return 1;
    }
    return await testDocument(result, context);
  } catch (error) {
    // What broke while the body came, already worded.
    if (error instanceof AppError) {
      context.complain(withoutPromise(error.message));
      return 1;
    }
    throw error;
  } finally {
    await fetcher.close();
  }
}

type Fetched = Extract<FetchResult, { readonly kind: "fetched" }>;

async function testDocument(fetched: Fetched, context: CommandContext): Promise<number> {
  const { body, contentType, finalUrl: baseUrl } = fetched;
  const read = await openReader().read({ body, contentType, baseUrl });
  if (read.kind === "not-a-feed") {
    context.complain(withoutPromise(read.sentence));
    return 1;
  }
  for (const line of describe(read.document, fetched)) {
    context.print(line);
  }
  const fault = faultOf(read.document);
  if (fault !== undefined) {
    context.complain(fault);
    return 1;
  }
  return 0;
}

/** Why nothing can be expected of a feed as it came. */
function faultOf({ entries, repairs }: FeedDocument): string | undefined {
  if (entries.length > 0) {
    return undefined;
  }
  return repairs.some((repair) => repair.startsWith("cut off"))
    ? "It was cut off before its first entry ended. Test it again; if that stays so, tell its publisher."
    : "It has no entries. Test it again later, or look for another feed of this outlet.";
}

/** What a poll says of a failure, without the promise that only a running service keeps. */
function withoutPromise(sentence: string): string {
  return sentence.replace(/(?:; it| It) is tried again by itself(?:, later)?\.$/u, (promise) =>
    promise.startsWith(";") ? "." : "",
  );
}

function describe(document: FeedDocument, result: Fetched): readonly string[] {
  const dates = document.entries
    .map(({ published, updated }) => published ?? updated)
    .filter((date) => date !== undefined)
    .toSorted((one, other) => one.getTime() - other.getTime());
  const validators = Object.keys(result.validators);
  return [
    `A feed: ${document.title || "(no title)"}`,
    `  format      ${document.format}, ${document.encoding}${document.language === undefined ? "" : `, says it is ${document.language}`}`,
    `  entries     ${document.entries.length}${document.dropped > 0 ? ` (${document.dropped} older ones left out)` : ""}`,
    `  dates       ${dates.length === 0 ? "none" : `${dates[0]?.toISOString()} to ${dates.at(-1)?.toISOString()}`}`,
    `  validators  ${validators.length === 0 ? "none: every poll fetches the whole feed" : validators.join(", ")}`,
    ...(document.repairs.length === 0 ? [] : [`  repaired    ${document.repairs.join("; ")}`]),
    ...document.entries.slice(0, 3).map(({ title }) => `  newest      ${title}`),
  ];
}

async function listSources(settings: Settings, context: CommandContext): Promise<number> {
  const database = await openDatabase(settings, "read-only");
  try {
    for (const { url, outlet, origin, state } of await database.feeds.list()) {
      const health =
        state.lastError ??
        (state.lastPolledAt === undefined
          ? "not polled yet"
          : `read ${state.lastPolledAt.toISOString()}`);
      context.print(`${outlet || "(no name yet)"} · ${origin} · ${feedLabel(url)}\n    ${health}`);
    }
    return 0;
  } finally {
    await database.close();
  }
}

async function addSource(
  url: string,
  outlet: string,
  { settings, context }: { readonly settings: Settings; readonly context: CommandContext },
): Promise<number> {
  const database = await openToWrite(
    settings,
    "or let a workspace follow the feed's link: /story follow https://…",
  );
  try {
    await database.feeds.ensure(
      { url, outlet, workspaceId: undefined, origin: "command" },
      new Date(),
    );
    context.print(
      "Added. It is polled from the next start on; what it holds then is known, not news.",
    );
    return 0;
  } finally {
    await database.close();
  }
}

async function removeSource(
  url: string,
  settings: Settings,
  context: CommandContext,
): Promise<number> {
  const database = await openToWrite(settings, "then run this again.");
  try {
    const found = (await database.feeds.list()).filter(
      (feed) => feed.url === url && feed.origin === "command",
    );
    for (const { id } of found) {
      await database.feeds.remove(id);
    }
    if (found.length === 0) {
      context.complain(
        "No feed with this address was added by command. Feeds of the catalogue are removed in config/feeds.yaml.",
      );
      return 1;
    }
    context.print("Removed. Its items stay.");
    return 0;
  } finally {
    await database.close();
  }
}
