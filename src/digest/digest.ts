import type { LedgerEntry } from "../development/development.ts";
import type { Story } from "../story/story.ts";
import { plain } from "../thread/card.ts";
import type { Line, Post } from "../thread/post.ts";
import { foldLedger, type Standing } from "../thread/standing.ts";
import { counted, dayOf, listed, quoted, whoDid } from "../thread/wording.ts";

/** One followed story over the digest's span. */
export interface StoryDay {
  readonly story: Story;
  /** The whole ledger. */
  readonly ledger: readonly LedgerEntry[];
  /** Items it took in the span, and how many of them repeated what was known. */
  readonly items: number;
  readonly repeats: number;
  readonly alerts: number;
  /** Link to the thread, where the platform has one. */
  readonly threadUrl: string | undefined;
}

export interface DigestFacts {
  readonly days: readonly StoryDay[];
  /** Developments recorded after `from` and up to `to` are the day's. */
  readonly from: Date;
  readonly to: Date;
  /** IANA zone of the channel. */
  readonly zone: string;
}

const MOVED_SHOWN = 15;

/**
 * The day's changes for a channel, "was -> now" by story.
 *
 * @returns nothing when no story moved
 */
export function composeDigest(facts: DigestFacts): Post | undefined {
  const moved = facts.days.filter((day) => newsOf(day, facts).length > 0);
  if (moved.length === 0) {
    return undefined;
  }
  const headline = headlineOf(moved.length, facts);
  const shown = moved.slice(0, MOVED_SHOWN).map((day) => storyLines(day, facts));
  const rest: Line[] =
    moved.length > MOVED_SHOWN
      ? [[{ text: `and ${counted(moved.length - MOVED_SHOWN, "more story", "more stories")}` }]]
      : [];
  const silent = silentLine(facts.days);
  return {
    tone: "neutral",
    text: [headline, ...shown.flat().map(plain), ...rest.map(plain), ...silent.map(plain)].join(
      "\n",
    ),
    blocks: [
      { kind: "heading", spans: [{ text: headline }] },
      ...shown.map((lines) => ({ kind: "lines", lines }) as const),
      ...(rest.length > 0 ? [{ kind: "lines", lines: rest } as const] : []),
      ...silent.map((spans) => ({ kind: "context", spans }) as const),
    ],
  };
}

function newsOf({ ledger }: StoryDay, { from, to }: DigestFacts): readonly LedgerEntry[] {
  return ledger.filter(({ at }) => at > from && at <= to);
}

function headlineOf(moved: number, { days, to, zone }: DigestFacts): string {
  const sum = (pick: (day: StoryDay) => number) =>
    days.reduce((total, day) => total + pick(day), 0);
  return [
    `Digest ${dayOf(to, zone)}`,
    `${counted(moved, "story", "stories")} moved, ${days.length - moved} quiet`,
    [
      `${counted(
        sum((day) => day.items),
        "report",
      )} read`,
      counted(
        sum((day) => day.alerts),
        "alert",
      ),
      counted(
        sum((day) => day.repeats),
        "repeat",
      ),
    ].join(", "),
  ].join(" · ");
}

function storyLines(day: StoryDay, facts: DigestFacts): readonly Line[] {
  const news = newsOf(day, facts);
  const was = foldLedger(day.ledger.filter(({ at }) => at <= facts.from));
  const now = foldLedger(day.ledger.filter(({ at }) => at <= facts.to));
  const title = {
    text: day.story.title,
    style: "bold" as const,
    ...(day.threadUrl !== undefined && { url: day.threadUrl }),
  };
  return [
    [title, { text: `: ${stateOf(was)} -> ${stateOf(now)}` }],
    ...news
      .slice(-3)
      .map((entry): Line => [
        { text: `  ${whoDid([entry.speaker], entry.type)}: ${quoted(entry.evidence)} ` },
        { text: `[${entry.outlet}]`, url: entry.url },
      ]),
  ];
}

function stateOf({ state, denials, silent }: Standing): string {
  const parts = [
    state,
    denials > 0 ? counted(denials, "denial") : "",
    silent > 0 ? `${silent} silent` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function silentLine(days: readonly StoryDay[]): readonly Line[] {
  const silent = days.flatMap(({ ledger }) =>
    foldLedger(ledger)
      .positions.filter(({ type }) => type === "no_comment")
      .map(({ speaker }) => speaker),
  );
  return silent.length === 0 ? [] : [[{ text: `Still silent: ${listed([...new Set(silent)])}` }]];
}
