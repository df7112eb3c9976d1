import path from "node:path";

import { z } from "zod";

import { readYamlFile } from "./yaml-file.ts";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const slug = z.string().regex(SLUG, { error: "must be lower-case words joined by hyphens" });
const line = z.string().trim().min(1, { error: "must not be empty" }).max(300);
const text = z.string().max(10_000);

const StoryFile = z.strictObject({
  slug,
  topic: line,
  title: line,
  names: z.array(z.strictObject({ name: line, aliases: z.array(line) })).min(1),
  known: z.array(line).min(1),
});

const feedFormat = z.enum(["rss", "rdf", "atom", "json"], {
  error: "must be rss, rdf, atom or json",
});

const Outlet = z.strictObject({
  name: line,
  slug,
  format: feedFormat,
  language: z.string().regex(/^[a-z]{2,3}$/u, { error: "must be a language tag such as en" }),
});

const ItemsFile = z
  .strictObject({
    begins: z.iso.datetime({ error: "must be an instant such as 2025-11-15T05:00:00Z" }),
    outlets: z.array(Outlet).min(1),
    items: z
      .array(
        z.strictObject({
          id: slug,
          outlet: line,
          path: z
            .string()
            .regex(/^\/[\w\-./?=&]{1,300}$/u, { error: "must be a path such as /a/b" }),
          after: z.string().regex(/^\d{1,3}:[0-5]\d$/u, { error: "must be hours:minutes" }),
          title: line,
          summary: text,
          content: text,
        }),
      )
      .min(1),
  })
  .superRefine(({ outlets, items }, context) => {
    const names = new Set(outlets.map(({ name }) => name));
    let latest = 0;
    for (const [index, item] of items.entries()) {
      const complain = (field: string, message: string): void =>
        context.addIssue({ code: "custom", path: ["items", index, field], message });
      if (!names.has(item.outlet)) {
        complain("outlet", "is not among the outlets");
      }
      if (offsetOf(item.after) < latest) {
        complain("after", "is earlier than the item before it");
      }
      if (items.findIndex(({ id }) => id === item.id) !== index) {
        complain("id", "stands here twice");
      }
      latest = Math.max(latest, offsetOf(item.after));
    }
  });

/** A story to start from: what is followed, who is in it, and what was known when it was written down. */
export type SeedStory = z.output<typeof StoryFile>;

/** An outlet of a seed. `slug` names its feed and its site, `https://SLUG.example`. */
export type SeedOutlet = Readonly<z.output<typeof Outlet>>;

/** One delivery of an entry. A later one with the same outlet and path is the entry with other text. */
export interface SeedItem {
  readonly id: string;
  readonly outlet: SeedOutlet;
  /** Of its page, with query; begins with a slash. */
  readonly path: string;
  /** After the beginning of the seed, in milliseconds. */
  readonly offsetMs: number;
  readonly title: string;
  /** HTML as an RSS description holds it; may be empty. */
  readonly summary: string;
  /** Paragraphs of HTML without `<p>`, separated by blank lines; may be empty. */
  readonly content: string;
}

export interface Seed {
  readonly story: SeedStory;
  /** When the first item may appear, in the seed's own time. */
  readonly begins: Date;
  /** In the order of publication. */
  readonly items: readonly SeedItem[];
}

/**
 * Reads the seed in a folder such as `seeds/alibaba-ft`: `story.yaml` and `items.yaml`.
 *
 * @throws {AppError} `config_invalid` with file, place and reason of all that is wrong
 */
export async function loadSeed(folder: string): Promise<Seed> {
  const story = await readYamlFile(path.join(folder, "story.yaml"), StoryFile);
  const file = await readYamlFile(path.join(folder, "items.yaml"), ItemsFile);
  const outlets = new Map(file.outlets.map((outlet) => [outlet.name, outlet]));
  const items = file.items.flatMap(({ outlet: name, after, ...item }) => {
    const outlet = outlets.get(name);
    return outlet === undefined ? [] : [{ ...item, outlet, offsetMs: offsetOf(after) }];
  });
  return { story, begins: new Date(file.begins), items };
}

/** "37:25" → milliseconds. */
function offsetOf(after: string): number {
  const [hours = "", minutes = ""] = after.split(":");
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
