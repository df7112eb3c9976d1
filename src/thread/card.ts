import type { LedgerEntry } from "../development/development.ts";
import type { Story } from "../story/story.ts";
import type { Block, Line, Post, Span, Tone } from "./post.ts";
import type { Standing, StoryState } from "./standing.ts";
import {
  counted,
  dayOf,
  isLanguageKnown,
  momentOf,
  quoted,
  stanceWord,
  whoDid,
} from "./wording.ts";

export interface CardFacts {
  readonly story: Story;
  readonly standing: Standing;
  /** Items on the story, repeats included. */
  readonly reports: number;
  /** Primary tags, the most frequent first. */
  readonly languages: readonly string[];
  readonly lastAt: Date | undefined;
  /** IANA zone in which times are shown. */
  readonly zone: string;
}

const TONE: Readonly<Record<StoryState, Tone>> = {
  "nothing yet": "neutral",
  alleged: "alleged",
  denied: "denied",
  confirmed: "confirmed",
  "walked back": "changed",
  running: "neutral",
};

const SHOWN_LANGUAGES = 6;
const SHOWN_POSITIONS = 12;

/** The card of a story: its present state. Equal facts give an equal card. */
export function composeCard(facts: CardFacts): Post {
  const { standing } = facts;
  const headline = `${facts.story.title} · ${summaryOf(standing, facts)}`;
  const body = bodyLines(standing, facts.zone);
  return {
    tone: TONE[standing.state],
    text: [headline, ...body.map(plain)].join("\n"),
    blocks: [
      { kind: "heading", spans: [{ text: facts.story.title }] },
      { kind: "context", spans: [{ text: summaryOf(standing, facts) }] },
      ...blockOf(body),
    ],
  };
}

function summaryOf(standing: Standing, facts: CardFacts): string {
  const languages = facts.languages.filter(isLanguageKnown).slice(0, SHOWN_LANGUAGES).join(" ");
  const parts = [
    standing.state.toUpperCase(),
    standing.denials > 0 ? counted(standing.denials, "denial") : "",
    standing.silent > 0 ? `${standing.silent} silent` : "",
    facts.reports > 0 ? `${counted(facts.reports, "report")}${languages && `, ${languages}`}` : "",
    facts.lastAt === undefined ? "" : momentOf(facts.lastAt, facts.zone),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function bodyLines(standing: Standing, zone: string): readonly Line[] {
  if (standing.opening === undefined) {
    return [
      [{ text: "Nothing reported yet. News on it will appear in this thread.", style: "italic" }],
    ];
  }
  return [
    openingLine(standing.opening),
    ...groupSilent(standing.positions)
      .slice(0, SHOWN_POSITIONS)
      .map((group) => positionLine(group, zone)),
    ...standing.latest.map((entry) => latestLine(entry, zone)),
  ];
}

function openingLine(entry: LedgerEntry): Line {
  return [
    { text: `${entry.speaker}: `, style: "bold" },
    { text: quoted(entry.evidence) },
    { text: " " },
    sourceOf(entry),
  ];
}

/** Parties that an item found silent together share a line; every other position has its own. */
function groupSilent(positions: readonly LedgerEntry[]): readonly (readonly LedgerEntry[])[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of positions) {
    const key = entry.type === "no_comment" ? `silent ${entry.itemId}` : entry.actorKey;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

function positionLine(group: readonly LedgerEntry[], zone: string): Line {
  const [entry] = group;
  if (entry === undefined) {
    return [];
  }
  const speakers = group.map(({ speaker }) => speaker).join(", ");
  const quote = entry.type === "no_comment" ? [] : [{ text: ` ${quoted(entry.evidence)}` }];
  return [
    { text: speakers, style: "bold" },
    { text: ` ${stanceWord(entry.type)}` },
    ...quote,
    {
      text: ` ${entry.via === undefined ? "" : `to ${entry.via}, `}${dayOf(entry.published, zone)} `,
    },
    sourceOf(entry),
  ];
}

function latestLine(entry: LedgerEntry, zone: string): Line {
  return [
    { text: `${whoDid([entry.speaker], entry.type)}, ${dayOf(entry.published, zone)}: ` },
    { text: quoted(entry.evidence) },
    { text: " " },
    sourceOf(entry),
  ];
}

function sourceOf(entry: LedgerEntry): Span {
  return { text: `[${entry.outlet}]`, url: entry.url };
}

function blockOf(lines: readonly Line[]): readonly Block[] {
  return [{ kind: "lines", lines }];
}

/** A line without its styles and links. */
export function plain(line: Line): string {
  return line.map(({ text }) => text).join("");
}
