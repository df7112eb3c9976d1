import { parseArgs } from "node:util";

import { mergeStories } from "../app/merge-stories.ts";
import { splitStory } from "../app/split-story.ts";
import { linkIn } from "../follow/parse-command.ts";
import { counted } from "../thread/wording.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";
import { EDITING_HELP, EDITING_OPTIONS, editorOf, editStories } from "./editing.ts";

const HELP = `Usage: newsthread story merge A B | split A LINK… [--workspace NAME] [--by NAME]

  merge   puts story A into story B: B goes on under its name with the reports of both, A is closed and
          its name finds B, channels that followed A alone follow B
  split   makes a new story out of reports of A, followed where A is; copies go with what they repeat

The stories are folded anew as if it had been so from the start. A and B are names as “list” shows them.

${EDITING_HELP}

Example: npm run -s newsthread -- story split harbour-memo https://paper.example/strike`;

/** Merges and splits stories. */
export const story: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: EDITING_OPTIONS,
      allowPositionals: true,
    });
    const [action, first, ...others] = positionals;
    const asked = { ...values, first: first ?? "", others };
    if (action === "merge") {
      return await merge(asked, context);
    }
    if (action === "split") {
      return await split(asked, context);
    }
    throw new UsageError("Say what to do: merge A B, or split A and the links of its reports.");
  },
};

interface Asked {
  readonly first: string;
  readonly others: readonly string[];
  readonly workspace?: string | undefined;
  readonly by?: string | undefined;
}

async function merge(
  { first, others, workspace, by }: Asked,
  context: CommandContext,
): Promise<number> {
  const [second] = others;
  if (first === "" || second === undefined || others.length > 1) {
    throw new UsageError("Name two stories: merge A B puts A into B.");
  }
  const named = { names: [first, second], workspace };
  return await editStories(named, context, async ([from, into], desk) => {
    if (from === undefined || into === undefined) {
      return 1;
    }
    const { reports, moved } = await mergeStories({ from, into, by: editorOf(by) }, desk);
    const follows =
      moved === 0
        ? ""
        : ` ${counted(moved, "channel", "channels")} that followed only “${from.title}” ${moved === 1 ? "follows" : "follow"} it now.`;
    context.print(
      `“${into.title}” (${into.slug}) has the ${counted(reports, "report")} of “${from.title}” as well.${follows}`,
    );
    return 0;
  });
}

async function split(
  { first, others, workspace, by }: Asked,
  context: CommandContext,
): Promise<number> {
  const links = others.map(linkIn);
  const known = links.filter((link) => link !== undefined);
  if (first === "" || known.length === 0 || known.length < links.length) {
    throw new UsageError("Name a story and the links of the reports that belong elsewhere.");
  }
  return await editStories({ names: [first], workspace }, context, async ([from], desk) => {
    if (from === undefined) {
      return 1;
    }
    const done = await splitStory({ story: from, links: known, by: editorOf(by) }, desk);
    const replies =
      done.amended === 0 ? "" : ` ${counted(done.amended, "reply", "replies")} will be corrected.`;
    context.print(
      `New story “${done.story.title}” (${done.story.slug}) with ${counted(done.reports, "report")}; the rest stays on “${from.title}”.${replies}`,
    );
    return 0;
  });
}
