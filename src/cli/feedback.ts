import { parseArgs } from "node:util";

import { type FeedbackReport, giveFeedback, type Said } from "../app/feedback.ts";
import { linkIn } from "../follow/parse-command.ts";
import { counted } from "../thread/wording.ts";
import { type CliCommand, UsageError } from "./command-line.ts";
import { EDITING_HELP, EDITING_OPTIONS, editorOf, editStories } from "./editing.ts";

const HELP = `Usage: newsthread feedback STORY LINK wrong-story|not-new|undo [--workspace NAME] [--by NAME]

Says of a report what the program got wrong. The story is folded anew as if that had been known from
the start: its card is corrected, and replies that no longer hold are taken back where they stand.

  wrong-story   the report, and each copy of it, is on another story: it does not count
  not-new       the report is on the story and holds nothing new: it is silent, what it says is known
  undo          takes back what was said of the report

STORY is its name as “list” shows it, LINK the report's address.

${EDITING_HELP}

Example: npm run -s newsthread -- feedback harbour-memo https://paper.example/order wrong-story`;

const SAID: ReadonlySet<string> = new Set<Said>(["wrong-story", "not-new", "undo"]);

/** Tells the program that a report is on another story, or nothing new. */
export const feedback: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: EDITING_OPTIONS,
      allowPositionals: true,
    });
    const [name, address = "", said = "", ...rest] = positionals;
    const link = linkIn(address);
    if (name === undefined || link === undefined || rest.length > 0 || !isSaid(said)) {
      throw new UsageError(
        "Give the story's name, the report's link, and wrong-story, not-new or undo.",
      );
    }
    const named = { names: [name], workspace: values.workspace };
    return await editStories(named, context, async ([story], desk) => {
      if (story === undefined) {
        return 1;
      }
      const report = await giveFeedback({ story, link, said, by: editorOf(values.by) }, desk);
      context.print(
        report === undefined
          ? unchanged(said)
          : [
              sentenceOf(report, story.title),
              ...(said === "undo" ? [] : [`To take it back: feedback ${story.slug} ${link} undo`]),
            ].join("\n"),
      );
      return 0;
    });
  },
};

function isSaid(text: string): text is Said {
  return SAID.has(text);
}

function unchanged(said: Said): string {
  return said === "undo"
    ? "Nothing was said of that report on this story, so there is nothing to take back."
    : "That was said before; nothing has changed.";
}

function sentenceOf({ before, after, reports, amended }: FeedbackReport, title: string): string {
  const copies =
    reports > 1 ? `, the report and ${counted(reports - 1, "copy", "copies")} of it` : "";
  const was = `${before.standing.state}, ${counted(before.reports, "report")}`;
  const is = `${after.standing.state}, ${counted(after.reports, "report")}`;
  const replies =
    amended === 0 ? "" : ` ${counted(amended, "reply", "replies")} will be corrected.`;
  return `“${title}” was folded anew${copies}: ${was} -> ${is}.${replies}`;
}
