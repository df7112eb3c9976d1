import { readFile } from "node:fs/promises";
import path from "node:path";

import { parseDocument } from "yaml";
import type { z } from "zod";

import { AppError } from "../base/errors.ts";

/** More than a desk would write by hand, in UTF-16 units. */
const MAX_LENGTH = 2_000_000;
/** Complaints shown at once; the rest is counted. */
const MAX_COMPLAINTS = 20;

/**
 * Reads a file that a desk edits, and holds it against a schema.
 *
 * @throws {AppError} `config_invalid`, `fix-settings`: the file is missing, is not YAML, or says what the
 * schema does not allow; the message names the file, the place in it and the reason for each
 */
export async function readYamlFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(yamlOf(file, await textOf(file)));
  if (!parsed.success) {
    throw invalid(
      file,
      parsed.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`),
    );
  }
  return parsed.data;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw invalid(file, [missing ? "there is no such file" : "it cannot be read"], error);
  }
}

function yamlOf(file: string, text: string): unknown {
  if (text.length > MAX_LENGTH) {
    throw invalid(file, ["it is too long"]);
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    throw invalid(
      file,
      document.errors.map(({ message, linePos }) => {
        const reason = message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/u, "");
        return `line ${linePos?.[0].line ?? "?"}: ${reason}`;
      }),
    );
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(file, ["its aliases (*name) are not right"], error);
  }
}

/** `["feeds", 3, "url"]` → `feeds[3].url`, counted from 1 as people do: the fourth is `feeds[4]`. */
function placeOf(steps: readonly PropertyKey[]): string {
  const place = steps
    .map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${String(step)}`))
    .join("");
  return place === "" ? "the file" : place.replace(/^\./u, "");
}

function invalid(file: string, complaints: readonly string[], cause?: unknown): AppError {
  const shown = complaints.slice(0, MAX_COMPLAINTS);
  const more = complaints.length - shown.length;
  const lines = more > 0 ? [...shown, `and ${more} more`] : shown;
  return new AppError(`${file} is not right:\n${lines.map((line) => `  ${line}`).join("\n")}`, {
    code: "config_invalid",
    remedy: "fix-settings",
    facts: { file: path.basename(file), complaints: complaints.length },
    cause,
  });
}
