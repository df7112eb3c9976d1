import type { Coverage } from "../development/decision.ts";
import {
  DEVELOPMENT_TYPES,
  type Development,
  type DevelopmentType,
} from "../development/development.ts";
import { plain } from "./card.ts";
import type { Block, Line, Post, Tone } from "./post.ts";
import { isLanguageKnown, LABEL, momentOf, quoted, whoDid } from "./wording.ts";

export interface AlertFacts {
  readonly outlet: string;
  readonly url: string;
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly published: Date;
  /** In the order of the text; at least one. */
  readonly developments: readonly Development[];
  readonly covered: readonly Coverage[];
  /** The first word of somebody who had declined to comment is among them. */
  readonly breaksSilence: boolean;
  /** IANA zone in which times are shown. */
  readonly zone: string;
}

const TONE: Readonly<Record<DevelopmentType, Tone>> = {
  denial: "denied",
  walk_back: "changed",
  correction: "changed",
  confirmation: "confirmed",
  no_comment: "neutral",
  allegation: "alleged",
  action: "neutral",
  statement: "neutral",
  update: "neutral",
};

/** What also goes to the channel, not only to the thread. */
const BROADCAST: ReadonlySet<DevelopmentType> = new Set(["denial", "walk_back", "correction"]);

/**
 * The alert about one item: what it adds, by whom, with each sentence as printed.
 *
 * Its first line is an advisory as the wires write it: "ADDS: White House and CIA decline to comment".
 */
export function composeAlert(facts: AlertFacts): Post {
  const groups = groupBySentence(facts.developments);
  const advisory = advisoryOf(facts);
  const source: Line = [
    { text: facts.outlet, url: facts.url },
    { text: `${languageOf(facts)} · ${momentOf(facts.published, facts.zone)}` },
  ];
  const known = knownLine(facts.covered);
  return {
    tone: TONE[mostUrgent(facts.developments)],
    text: [
      `${advisory} — ${plain(source)}`,
      ...groups.map(
        ({ type, speakers, evidence }) =>
          `• ${LABEL[type]} ${speakers.join(", ")}: ${quoted(evidence)}`,
      ),
      ...known.map(plain),
      facts.url,
    ].join("\n"),
    blocks: [
      { kind: "heading", spans: [{ text: advisory }] },
      ...groups.map(({ type, speakers, evidence }): Block => ({
        kind: "fact",
        label: LABEL[type],
        spans: [{ text: speakers.join(", "), style: "bold" }],
        quote: [{ text: quoted(evidence) }],
      })),
      {
        kind: "context",
        spans: [...source, ...known.flatMap((line) => [{ text: " · " }, ...line])],
      },
    ],
  };
}

function languageOf({ language }: AlertFacts): string {
  return isLanguageKnown(language) ? ` (${language})` : "";
}

/** Whether an alert is also to be seen in the channel itself. */
export function isBroadcast(facts: Pick<AlertFacts, "developments" | "breaksSilence">): boolean {
  return facts.breaksSilence || facts.developments.some(({ type }) => BROADCAST.has(type));
}

interface SentenceGroup {
  readonly type: DevelopmentType;
  readonly speakers: readonly string[];
  readonly evidence: string;
}

/** Developments of one type that stand in one sentence are one bullet. */
function groupBySentence(developments: readonly Development[]): readonly SentenceGroup[] {
  const groups = new Map<string, SentenceGroup>();
  for (const { type, speaker, evidence } of developments) {
    const key = `${type}\n${evidence}`;
    const speakers = groups.get(key)?.speakers ?? [];
    groups.set(key, { type, evidence, speakers: [...speakers, speaker] });
  }
  return [...groups.values()];
}

function advisoryOf({ developments, breaksSilence }: AlertFacts): string {
  const urgent = mostUrgent(developments);
  const opener = BROADCAST.has(urgent) || urgent === "confirmation" ? LABEL[urgent] : "ADDS";
  return `${opener}: ${toldOf(developments)}${breaksSilence ? " (silent until now)" : ""}`;
}

/** Who did what, the most urgent first: "White House and CIA decline to comment; Norvik speaks". */
export function toldOf(developments: readonly Development[]): string {
  const byType = DEVELOPMENT_TYPES.map((type) => ({
    type,
    speakers: developments.filter((one) => one.type === type).map(({ speaker }) => speaker),
  })).filter(({ speakers }) => speakers.length > 0);
  return byType.map(({ type, speakers }) => whoDid(speakers, type)).join("; ");
}

function mostUrgent(developments: readonly Development[]): DevelopmentType {
  const present = new Set(developments.map(({ type }) => type));
  return DEVELOPMENT_TYPES.find((type) => present.has(type)) ?? "update";
}

const KNOWN_SHOWN = 3;

function knownLine(covered: readonly Coverage[]): readonly Line[] {
  const known = [
    ...new Set(covered.filter(({ itemId }) => itemId !== undefined).map(({ because }) => because)),
  ];
  return known.length === 0
    ? []
    : [[{ text: `Known already: ${known.slice(0, KNOWN_SHOWN).join("; ")}` }]];
}
