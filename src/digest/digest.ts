import type { LedgerEntry } from "../development/development.ts";
import type { Story } from "../story/story.ts";
import { plain } from "../thread/card.ts";
import type { Line, Post } from "../thread/post.ts";
import type { Standing } from "../thread/standing.ts";
import { counted, dayOf, listed, quoted, whoDid } from "../thread/wording.ts";

/** One followed story over the digest's span. */
export interface StoryDay {
  readonly story: Story;
  /** How it stood when the span began, and how it stands at its end. */
  readonly was: Standing;
  readonly now: Standing;
  /** What was recorded in the span, in order. */
  readonly news: readonly LedgerEntry[];
  /** Items it took in the span, and how many of them repeated what was known. */
  readonly items: number;
  readonly repeats: number;
  readonly alerts: number;
  /** Link to the thread, where the platform has one. */
  readonly threadUrl: string | undefined;
}

/** A story of a beat that the channel has no thread for. */
export interface HeldStory {
  /** The beat's words. */
  readonly beat: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly outlet: string;
}

export interface DigestFacts {
  readonly days: readonly StoryDay[];
  /** Stories of beats that were worth a card when the day's number was full. */
  readonly held: readonly HeldStory[];
  /** The end of the span. */
  readonly to: Date;
  /** IANA zone of the channel. */
  readonly zone: string;
}

const MOVED_SHOWN = 15;
const HELD_SHOWN = 10;

/**
 * The day's changes for a channel, "was -> now" by story.
 *
 * @returns nothing when no story moved and none was held back
 */
export function composeDigest(facts: DigestFacts): Post | undefined {
  const moved = facts.days.filter(({ news }) => news.length > 0);
  if (moved.length === 0 && facts.held.length === 0) {
    return undefined;
  }
  const headline = headlineOf(moved.length, facts);
  const shown = moved.slice(0, MOVED_SHOWN).map(storyLines);
  const rest: Line[] =
    moved.length > MOVED_SHOWN
      ? [[{ text: `and ${counted(moved.length - MOVED_SHOWN, "more story", "more stories")}` }]]
      : [];
  const held = heldLines(facts.held);
  const silent = silentLine(facts.days);
  return {
    tone: "neutral",
    text: [headline, ...[...shown.flat(), ...rest, ...held, ...silent].map(plain)].join("\n"),
    blocks: [
      { kind: "heading", spans: [{ text: headline }] },
      ...shown.map((lines) => ({ kind: "lines", lines }) as const),
      ...(rest.length > 0 ? [{ kind: "lines", lines: rest } as const] : []),
      ...(held.length > 0 ? [{ kind: "lines", lines: held } as const] : []),
      ...silent.map((spans) => ({ kind: "context", spans }) as const),
    ],
  };
}

/** "Also on the beat EU antitrust: Maker fined [Wire]". */
function heldLines(held: readonly HeldStory[]): readonly Line[] {
  const lines = held
    .slice(0, HELD_SHOWN)
    .map(({ beat, title, url, outlet }): Line => [
      { text: `Also on the beat ${beat}: ` },
      { text: title, ...(url !== undefined && { url }) },
      { text: ` [${outlet}]` },
    ]);
  return held.length > HELD_SHOWN
    ? [...lines, [{ text: `and ${held.length - HELD_SHOWN} more on beats` }]]
    : lines;
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

function storyLines(day: StoryDay): readonly Line[] {
  const { news, was, now } = day;
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
  const silent = days.flatMap(({ now }) =>
    now.positions.filter(({ type }) => type === "no_comment").map(({ speaker }) => speaker),
  );
  return silent.length === 0 ? [] : [[{ text: `Still silent: ${listed([...new Set(silent)])}` }]];
}
