import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import type { z } from "zod";

import { createEngine } from "../../../src/development/create-engine.ts";
import type { Engine } from "../../../src/development/engine.ts";
import { canonicalUrl } from "../../../src/item/canonical-url.ts";
import { compilePack } from "../../../src/item/compiled-pack.ts";
import type { CompiledPack } from "../../../src/item/compiled-pack.ts";
import type { Item } from "../../../src/item/item.ts";
import { loadLanguagePacks } from "../../../src/settings/languages.ts";
import { loadWeights } from "../../../src/settings/weights.ts";
import { ROOT } from "../score.ts";

/** Where the sets lie and which part of them is read; nothing of them is kept in this repository. */
export interface SetFolder {
  readonly folder: string;
  /** "dev" or "heldout". */
  readonly split: string;
}

/**
 * The lines of a file of a set, parsed. `undefined` where the set is not here.
 *
 * @throws where a line is not in the set's form
 */
export function readLines<T>(
  from: SetFolder,
  set: string,
  file: string,
  schema: z.ZodType<T>,
): readonly T[] | undefined {
  const full = path.join(from.folder, set, from.split, `${file}.jsonl`);
  if (!existsSync(full)) {
    return undefined;
  }
  return readFileSync(full, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

/** The product's engine with the language packs that readings are compared by. */
export interface Reader {
  readonly engine: Engine;
  readonly packOf: (language: string) => CompiledPack;
}

/** The engine with this repository's language packs and weights. */
export function createReader(): Reader {
  const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
  const compiled = new Map<string, CompiledPack>();
  return {
    engine: createEngine(packs, loadWeights(path.join(ROOT, "config/weights.json"))),
    packOf: (language) => {
      const pack = compiled.get(language) ?? compilePack(language, packs);
      compiled.set(language, pack);
      return pack;
    },
  };
}

/** A text of a set as the item that a feed would have brought. */
export function itemOfText(
  id: string,
  text: { readonly title?: string; readonly content?: string; readonly published?: Date },
): Item {
  const url = `https://set.example/${encodeURIComponent(id)}`;
  const published = text.published ?? new Date("2026-01-02T03:04:05Z");
  return {
    id,
    feedId: "https://set.example/feed",
    workspaceId: undefined,
    outlet: "set.example",
    url,
    canonicalUrl: canonicalUrl(url),
    title: text.title ?? "",
    summary: "",
    content: text.content ?? "",
    published,
    seenAt: published,
    revision: 1,
  };
}
