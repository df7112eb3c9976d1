import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parseScenario } from "../../../src/app/scenario.ts";
import type { Scenario } from "../../../src/app/scenario.ts";
import type { LanguagePacks } from "../../../src/item/language-pack.ts";
import { parseLabelled } from "../labelled.ts";
import { rewording } from "./reword.ts";
import type { Reword } from "./reword.ts";
import { baseOf, vocabulariesOf } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An item of a scenario, with what its labels say. */
export interface Template {
  readonly title: string;
  readonly content: string;
  readonly outlet: string;
  readonly language: string;
  readonly isOnStory: boolean;
}

/** A story that nobody ever followed: a scenario under other names, about another matter. */
export interface Clone {
  readonly number: number;
  readonly topic: Scenario["follow"];
  /** Said in the clone's words when they are first looked at. */
  readonly items: readonly Template[];
}

interface Original {
  readonly topic: Scenario["follow"];
  readonly items: readonly Template[];
}

/** Makes clones of the scenarios of a folder: the same numbers give the same clones. */
export function cloneMaker(folder: string, packs: LanguagePacks): (number: number) => Clone {
  const originals = readOriginals(folder);
  const vocabularies = vocabulariesOf(
    originals.flatMap(({ items }, scenario) =>
      items.map(({ language, title, content }) => ({
        scenario,
        language,
        text: `${title}\n${content}`,
      })),
    ),
    packs,
  );
  const nouns = nounsByUse(vocabularies);
  return (number) => {
    const original = originals[number % originals.length];
    if (original === undefined) {
      throw new Error("There is no scenario to clone.");
    }
    return cloneOf(original, number, { vocabularies, reword: rewording(number, nouns) });
  };
}

function readOriginals(folder: string): readonly Original[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => {
      const json = readFileSync(path.join(folder, file), "utf8");
      const scenario = parseScenario(json);
      const labels = parseLabelled(json).items;
      return scenario === undefined
        ? []
        : {
            topic: scenario.follow,
            items: scenario.items.map(({ title, content, summary, outlet }, at) => ({
              title,
              content: `${summary}\n\n${content}`.replaceAll(/<[^>]*>/gu, " ").trim(),
              outlet,
              language: labels[at]?.lang ?? "en",
              isOnStory: labels[at]?.gold.onStory ?? false,
            })),
          };
    });
}

/** All shared nouns, those that most scenarios speak of first: bodies that speak, and the others. */
function nounsByUse(vocabularies: ReadonlyMap<string, Vocabulary>): readonly (readonly string[])[] {
  const uses = new Map<string, number>();
  const speaking = new Set<string>();
  for (const { forms, formsOf, spread, told } of vocabularies.values()) {
    for (const concept of formsOf.keys()) {
      uses.set(concept, uses.get(concept) ?? 0);
    }
    for (const [form, concept] of forms) {
      uses.set(concept, (uses.get(concept) ?? 0) + (spread.get(form) ?? 0));
      if (told.has(form)) {
        speaking.add(concept);
      }
    }
  }
  const nouns = [...uses].toSorted((a, b) => b[1] - a[1]).map(([concept]) => concept);
  return [nouns.filter((noun) => speaking.has(noun)), nouns.filter((noun) => !speaking.has(noun))];
}

function cloneOf(
  { topic, items }: Original,
  number: number,
  {
    vocabularies,
    reword,
  }: { readonly vocabularies: ReadonlyMap<string, Vocabulary>; readonly reword: Reword },
): Clone {
  const language = items.find(({ isOnStory }) => isOnStory)?.language ?? "en";
  return {
    number,
    topic:
      "topic" in topic
        ? { topic: reword(topic.topic, vocabularies.get(baseOf(language))) }
        : { url: `${topic.url.split("?")[0] ?? ""}/${number}` },
    items: items.map((item) => {
      const say = (text: string): string => reword(text, vocabularies.get(baseOf(item.language)));
      return saidLater(item, say);
    }),
  };
}

function saidLater(item: Template, say: (text: string) => string): Template {
  let [title, content]: [string | undefined, string | undefined] = [undefined, undefined];
  return {
    outlet: item.outlet,
    language: item.language,
    isOnStory: item.isOnStory,
    get title() {
      title ??= say(item.title);
      return title;
    },
    get content() {
      content ??= say(item.content);
      return content;
    },
  };
}
