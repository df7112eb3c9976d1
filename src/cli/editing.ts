import { userInfo } from "node:os";

import type { Desk } from "../app/desk.ts";
import { storyMeant } from "../app/find-story.ts";
import { AppError } from "../base/errors.ts";
import type { Workspace } from "../follow/follow.ts";
import type { Database } from "../ports/stores.ts";
import { readSettings } from "../settings/settings.ts";
import type { Story } from "../story/story.ts";
import { listed } from "../thread/wording.ts";
import { assembleDesk, openLog } from "./assemble.ts";
import type { CommandContext } from "./command-line.ts";
import { openToWrite } from "./open-to-write.ts";

/** Options of all commands by which an editor changes a story. */
export const EDITING_OPTIONS = {
  workspace: { type: "string" },
  by: { type: "string" },
} as const;

export const EDITING_HELP = `  --workspace NAME   whose story it is, if several workspaces have one of that name
  --by NAME          who says so, for “why”; otherwise your name on this machine

The service must not be running meanwhile: what is to be posted goes out at its next start.`;

/** Which stories a command is about. */
export interface Named {
  /** As the person named them. */
  readonly names: readonly string[];
  readonly workspace: string | undefined;
}

/** Opens the store, finds the stories, lets a command work on them, and closes the store. */
export async function editStories<T>(
  { names, workspace }: Named,
  context: CommandContext,
  work: (stories: readonly Story[], desk: Desk) => Promise<T>,
): Promise<T> {
  const settings = readSettings(context.environment);
  const database = await openToWrite(settings, "then run this again.");
  try {
    const stories: Story[] = [];
    for (const name of names) {
      stories.push(await findStory(name, workspace, database));
    }
    // Last, for it takes a second to read the languages.
    const log = openLog({ ...settings, logLevel: "warn" }, process.stderr);
    return await work(stories, await assembleDesk(settings, { database, log }));
  } finally {
    await database.close();
  }
}

/** Who edits, as the person said, or by the name that the system has. */
export function editorOf(by: string | undefined): string {
  return by?.trim().slice(0, 80) || userInfo().username;
}

/**
 * The open story that a person means, in the workspace that was named or the only one that has it.
 *
 * @throws {AppError} with the stories or workspaces to choose from
 */
async function findStory(
  name: string,
  workspaceName: string | undefined,
  database: Database,
): Promise<Story> {
  const workspaces = await workspacesNamed(workspaceName, database);
  const found: { readonly workspace: Workspace; readonly story: Story }[] = [];
  let failure: AppError | undefined;
  for (const workspace of workspaces) {
    try {
      const open = await database.stories.list(workspace.id);
      const story = await storyMeant(name, open, { workspaceId: workspace.id, stores: database });
      found.push({ workspace, story });
    } catch (error) {
      if (!(error instanceof AppError)) {
        throw error;
      }
      // Of several failures the one that names candidates says most.
      failure = failure?.code === "story_ambiguous" ? failure : error;
    }
  }
  const [first] = found;
  if (first === undefined) {
    throw (
      failure ?? refuse("There is no workspace yet: start the service and follow a story first.")
    );
  }
  if (found.length > 1) {
    const names = found.map(({ workspace }) => `“${workspace.name}”`);
    throw refuse(`A story goes by “${name}” in ${listed(names)}. Add --workspace and one of them.`);
  }
  return first.story;
}

async function workspacesNamed(
  name: string | undefined,
  { follows }: Database,
): Promise<readonly Workspace[]> {
  const all = await follows.workspaces();
  if (name === undefined) {
    return all;
  }
  const wanted = name.toLowerCase();
  const named = all.filter(
    (one) => one.name.toLowerCase() === wanted || one.externalId.toLowerCase() === wanted,
  );
  if (named.length === 0) {
    const names = all.map((one) => `“${one.name}”`);
    throw refuse(
      names.length === 0
        ? "There is no workspace yet: start the service and follow a story first."
        : `There is no workspace “${name}”. There is: ${listed(names)}.`,
    );
  }
  return named;
}

function refuse(message: string): AppError {
  return new AppError(message, { code: "story_unknown", remedy: "give-up" });
}
