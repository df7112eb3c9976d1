import path from "node:path";

import { loadSeed } from "../../src/settings/seeds.ts";
import { ROOT } from "../bench/score.ts";
import type { LabelledScenario } from "./examples.ts";

/** What an editor says of the seed's items: those that are news, with sentences that begin so. */
const NEWS: Readonly<Record<string, readonly (readonly [type: string, evidence: string])[]>> = {
  "ft-headline": [["allegation", "The document, seen by the Financial Times"]],
  "denial-short": [["denial", "Alibaba denied on Saturday"]],
  "denial-full": [["statement", 'The memo was a "malicious PR operation"']],
  "embassy-denial": [["denial", "China's embassy in Washington has rejected"]],
  "swedish-report": [
    ["no_comment", "På frågan om bolaget"],
    ["statement", "Dennis Wilder, som förr"],
    ["no_comment", "Vita huset ville inte kommentera"],
    ["no_comment", "CIA avböjde också"],
  ],
};
const OFF = new Set(["strait-ferry", "strait-ferry-denial", "ferry-refloated", "other-alibaba"]);

/** The seed of the demo as a labelled stream. */
export async function seedScenario(): Promise<LabelledScenario> {
  const seed = await loadSeed(path.join(ROOT, "seeds/alibaba-ft"));
  const texts = seed.items.map((item) => ({
    ...item,
    text: `${item.title}\n${item.summary.replaceAll(/<[^>]*>/gu, " ")}\n${item.content}`,
  }));
  return {
    scenario: {
      name: "seed-alibaba",
      follow: { topic: seed.story.topic },
      items: seed.items.map((item) => ({
        id: item.id,
        outlet: item.outlet.name,
        feed: `https://${item.outlet.slug}.example/feed`,
        url: `https://${item.outlet.slug}.example${item.path}`,
        published: new Date(seed.begins.getTime() + item.offsetMs).toISOString(),
        title: item.title,
        summary: item.summary,
        content: item.content,
      })),
    },
    labels: {
      name: "seed-alibaba",
      items: texts.map(({ id, title, text, outlet }) => {
        const news = NEWS[id] ?? [];
        return {
          id,
          lang: outlet.language,
          title,
          gold: {
            onStory: !OFF.has(id),
            alert: news.length > 0,
            copyKind: null,
            developments: news.map(([type, begins]) => ({
              type,
              speaker: "",
              evidence: sentenceFrom(text, begins),
            })),
          },
        };
      }),
    },
  };
}

function sentenceFrom(text: string, begins: string): string {
  const at = text.indexOf(begins);
  if (at < 0) {
    throw new Error(`The seed has no sentence that begins with “${begins}”.`);
  }
  return (/^.*?(?:[.!?](?=\s|$)|$)/mu.exec(text.slice(at)) ?? [begins])[0];
}
