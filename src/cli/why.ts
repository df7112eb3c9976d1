import { parseArgs } from "node:util";

import { wordExplanation } from "../app/answer-why.ts";
import { explainLink } from "../app/explain.ts";
import { linkIn } from "../follow/parse-command.ts";
import { readSettings } from "../settings/settings.ts";
import { assembleDesk, openDatabase, openLog } from "./assemble.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";
import { renderForPerson } from "./render.ts";

const HELP = `Usage: newsthread why LINK [--json]

Says what became of a report in every workspace of this installation: which story it was filed
under, what was new in it, or which known fact covers each of its sentences. Works beside a running
service and changes nothing.

  --json    one object a line, for programs

Example: npm run -s newsthread -- why https://paper.example/2026/report`;

/** Explains what became of a link. */
export const why: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const link = linkIn(positionals.join(" "));
    if (link === undefined) {
      throw new UsageError("Give the link of the report: why https://…");
    }
    const settings = readSettings(context.environment);
    const database = await openDatabase(settings, "read-only");
    try {
      const log = openLog(settings, process.stderr);
      const desk = await assembleDesk(settings, { database, log });
      const workspaces = await database.follows.workspaces();
      if (workspaces.length === 0) {
        printUnread(values.json, desk.zone, context);
      }
      for (const workspace of workspaces) {
        const explained = await explainLink(link, workspace.id, { database, desk });
        if (values.json) {
          context.print(JSON.stringify({ workspace: workspace.name, ...explained }));
        } else {
          context.print(`${workspace.name} (${workspace.platform})`);
          context.print(
            renderForPerson(
              wordExplanation(explained, { zone: desk.zone, parts: true }),
              context.output,
            ),
          );
        }
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** Where nobody has asked for anything yet there is no workspace, and no report was read for one. */
function printUnread(json: boolean, zone: string, context: CommandContext): void {
  const unread = { kind: "unread" } as const;
  context.print(
    json
      ? JSON.stringify(unread)
      : renderForPerson(wordExplanation(unread, { zone, parts: true }), context.output),
  );
}
