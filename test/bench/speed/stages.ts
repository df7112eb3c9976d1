import type { Claim } from "../../../src/development/claim.ts";
import type { Engine } from "../../../src/development/engine.ts";
import type { Item } from "../../../src/item/item.ts";
import type { Reading } from "../../../src/item/reading.ts";
import type { Clone } from "./clones.ts";
import { itemOf, NOW } from "./fill-store.ts";

const SMALL = 5000;
const LARGE = 100_000;
/** Text of n characters, of the kinds that slow engines down. */
const TEXTS: Readonly<Record<string, (n: number, prose: string) => string>> = {
  "plain prose": (n, prose) => prose.repeat(Math.ceil(n / prose.length)).slice(0, n),
  "one endless word": (n) => "a".repeat(n),
  "one endless capital word": (n) => "A".repeat(n),
  digits: (n) => "1".repeat(n),
  "digits and commas": (n) => "1,".repeat(n / 2),
  "digits and spaces": (n) => "1 ".repeat(n / 2),
  quotes: (n) => '"'.repeat(n),
  "open quotes and letters": (n) => "“a ".repeat(n / 3),
  "opening brackets": (n) => "(".repeat(n),
  commas: (n) => ",".repeat(n),
  spaces: (n) => `a${" ".repeat(n)}b`,
  "line breaks": (n) => "a\n".repeat(n / 2),
  "Chinese without a stop": (n) => "阿里巴巴否認該報導".repeat(n / 9),
  "Japanese quotes": (n) => "「と述べた".repeat(n / 5),
  "Thai without a space": (n) => "ภาษาไทยปฏิเสธ".repeat(n / 13),
  "capital words": (n) => "Aaa Bbb Ccc ".repeat(n / 12),
  "many names": (n) => Array.from({ length: n / 10 }, (_, at) => `Zor${at}ab Lu`).join(" "),
  "said said said": (n) => "he said that she denied that ".repeat(n / 29),
  "denials of Alibaba": (n) => "Alibaba denied the report. ".repeat(n / 27),
  "combining marks": (n) => "e\u0301\u0301\u0301".repeat(n / 4),
  hyphens: (n) => "a-b.c'd".repeat(n / 7),
  "emoji and joiners": (n) => "👩\u200D👩\u200D".repeat(n / 6),
};

interface Stage {
  readonly name: string;
  readonly run: (item: Item) => unknown;
}

/** Prints what each stage costs at n and 4n characters of text, and the worst at 100 kB. */
export function printStages(engine: Engine, cloneOf: (number: number) => Clone): void {
  const { memory, prose } = storyOf(engine, cloneOf(0));
  const index = engine.createIndex();
  index.put(memory);
  let reading: Reading | undefined;
  let claims: readonly Claim[] = [];
  const stages: readonly Stage[] = [
    { name: "read", run: (item) => (reading = engine.read(item)) },
    { name: "claims", run: () => (claims = reading === undefined ? [] : engine.claims(reading)) },
    { name: "find", run: () => reading && index.candidates(reading) },
    { name: "decide", run: () => reading && engine.decide(memory, reading, claims, "on-story") },
    {
      name: "keep",
      run: () =>
        reading &&
        engine.remembered(memory, reading, claims, engine.decide(memory, reading, claims)),
    },
  ];
  console.log(`ms at ${SMALL} > ${4 * SMALL} > ${LARGE} characters`);
  const worst = { ms: 0, text: "" };
  for (const [name, textOf] of Object.entries(TEXTS)) {
    const columns = [SMALL, 4 * SMALL, LARGE].map((n) => {
      const item = itemOf(
        {
          title: prose.slice(0, 80),
          content: textOf(n, prose),
          outlet: "Wire",
          language: "en",
          isOnStory: true,
        },
        "stage",
        NOW,
      );
      return stages.map(({ run }) => timeOf(() => run(item)));
    });
    const total = (columns[2] ?? []).reduce((sum, ms) => sum + ms, 0);
    if (total > worst.ms) {
      Object.assign(worst, { ms: total, text: name });
    }
    const cells = stages.map(
      (stage, at) =>
        `${stage.name} ${columns.map((column) => (column[at] ?? 0).toFixed(1)).join(">")}`,
    );
    console.log(`  ${name.padEnd(26)} ${cells.join("  ")}  = ${total.toFixed(0)}`);
  }
  console.log(`worst at ${LARGE} characters: ${worst.ms.toFixed(0)} ms (${worst.text})`);
}

function timeOf(work: () => unknown): number {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** A story that took all of its clone's items. */
function storyOf(engine: Engine, clone: Clone) {
  const words = "topic" in clone.topic ? clone.topic.topic : "";
  const story = {
    id: "1",
    workspaceId: "1",
    slug: "story",
    title: words,
    topic: { kind: "words" as const, words },
    createdAt: new Date(NOW),
    closedAt: undefined,
  };
  let memory = engine.begin(story);
  const own = clone.items.filter(({ isOnStory }) => isOnStory);
  for (const [at, template] of own.entries()) {
    const reading = engine.read(itemOf(template, `t${at}`, NOW + at));
    const claims = engine.claims(reading);
    const decision = engine.decide(memory, reading, claims, "on-story");
    memory = engine.extend(memory, engine.remembered(memory, reading, claims, decision));
  }
  const prose = own
    .filter(({ language }) => language === "en")
    .map(({ content }) => content)
    .join("\n\n");
  return { memory, prose };
}
