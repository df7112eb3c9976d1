import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { AppError } from "../base/errors.ts";
import { parseTree } from "../development/boosted-trees.ts";
import type { Tree } from "../development/boosted-trees.ts";
import { DEVELOPMENT_TYPES } from "../development/development.ts";
import type { Weights } from "../development/weights.ts";

const weightsSchema = z.object({
  fitted: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  match: z.record(z.string(), z.number()),
  matchThreshold: z.number().min(0).max(1),
  telling: z.record(z.string(), z.number()),
  types: z.partialRecord(z.enum(DEVELOPMENT_TYPES), z.record(z.string(), z.number())),
  novelty: z.object({
    bias: z.number(),
    linear: z.record(z.string(), z.number()),
    trees: z.array(
      z.string().transform((line, context): Tree => {
        const tree = parseTree(line);
        if (tree === undefined) {
          context.addIssue({ code: "custom", message: "no tree" });
          return 0;
        }
        return tree;
      }),
    ),
  }),
  noveltyThreshold: z.number().min(0).max(1),
  selection: z.record(z.string(), z.number()),
  selectionThreshold: z.number().min(0).max(1),
  copyThreshold: z.number().min(0).max(1),
});

/**
 * Reads the engine's weights.
 *
 * @throws {AppError} `weights_invalid`, when the file is missing or not in form
 */
export function loadWeights(file: string): Weights {
  try {
    return weightsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new AppError(
      `The weights file ${path.basename(file)} cannot be read. Restore it, or fit it anew with test/fit/fit-weights.ts.`,
      {
        code: "weights_invalid",
        remedy: "fix-settings",
        cause,
        facts: { file: path.basename(file) },
      },
    );
  }
}
