import type { Verdict } from "../development/verdict.ts";
import { linesPost, sentencePost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";
import { LABEL, momentOf, quoted } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import {
  type Explanation,
  explainLink,
  type LinkExplanation,
  OUTCOME_SENTENCE,
  type SaidOfLink,
} from "./explain.ts";
import { zoneOf } from "./repost-card.ts";

/** Why a report was an alert or was silent: story, reason, and per sentence what is new or covers it. */
export async function answerWhy(link: string, asker: Asker, desk: Desk): Promise<Post> {
  const explained = await explainLink(link, asker.workspace.id, { database: desk.database, desk });
  return wordExplanation(explained, { zone: zoneOf(asker.channel, desk), parts: false });
}

const SENTENCES_SHOWN = 8;

export interface ExplanationLook {
  /** IANA zone in which times are shown. */
  readonly zone: string;
  /** What each score is made of is shown as well. */
  readonly parts: boolean;
}

/** Words an explanation for people. */
export function wordExplanation(explained: LinkExplanation, look: ExplanationLook): Post {
  switch (explained.kind) {
    case "unread":
      return sentencePost(
        "No feed that I read has delivered that link. Check the link, or add its feed to the sources.",
      );
    case "off-topic": {
      const { nearest } = explained;
      return linesPost([
        [{ text: "It is on none of the stories followed here." }],
        ...(nearest === undefined
          ? []
          : [[{ text: `Nearest: ${nearest.story.title}. ${nearest.decision.reason}` }]]),
        ...explained.said.map((one) => saidLine(one, look.zone)),
      ]);
    }
    case "filed":
      return linesPost([
        ...explained.explanations.flatMap((one) => explanationLines(one, look)),
        ...explained.said.map((one) => saidLine(one, look.zone)),
      ]);
  }
}

/** "An editor (Mira, 15 Nov 08:55) said of “Harbour memo”: this report is on another story." */
function saidLine({ story, ruling }: SaidOfLink, zone: string): Line {
  const { by, at, kind, verdict, itemId, namedItemId } = ruling;
  const copied = itemId === namedItemId ? "" : ", of another report with the same text";
  return [
    { text: `An editor (${by}, ${momentOf(at, zone)}) said of “${story.title}”${copied}: ` },
    { text: kind === "feedback" ? FEEDBACK[verdict] : PLACEMENT[verdict], style: "bold" },
  ];
}

const FEEDBACK: Readonly<Record<Verdict, string>> = {
  "wrong-story": "this report is on another story.",
  "not-new": "this report holds nothing new.",
  "on-story": "this report is on the story.",
};

/** Left by merging and splitting stories. */
const PLACEMENT: Readonly<Record<Verdict, string>> = {
  ...FEEDBACK,
  "wrong-story": "this report was split off it.",
  "on-story": "this report was put on it.",
};

function explanationLines(
  explanation: Explanation,
  { zone, parts }: ExplanationLook,
): readonly Line[] {
  const { item, story, decision, original, messages } = explanation;
  const news = decision.developments.map(({ type, speaker, evidence }): Line => [
    { text: `  new: ${LABEL[type]} ${speaker}: `, style: "bold" },
    { text: quoted(evidence) },
  ]);
  const known = decision.covered
    .slice(0, SENTENCES_SHOWN)
    .map(({ sentence, because }): Line => [
      { text: `  known: ${quoted(sentence)} ` },
      { text: because, style: "italic" },
    ]);
  const more = decision.covered.length - known.length;
  return [
    [
      { text: story.title, style: "bold" },
      { text: ` · ${item.outlet} ${momentOf(item.published, zone)}` },
    ],
    [{ text: OUTCOME_SENTENCE[decision.outcome] }, { text: ` ${decision.reason}` }],
    ...(original === undefined
      ? []
      : [
          [
            { text: "  repeats: " },
            {
              text: `${original.outlet}, ${momentOf(original.published, zone)}`,
              url: original.url,
            },
          ],
        ]),
    [
      {
        text: `  match with the story: ${decision.score.toFixed(2)}${parts ? ` (${partsOf(decision.parts)})` : ""}`,
      },
    ],
    ...news,
    ...known,
    ...(more > 0 ? [[{ text: `  and ${more} more sentences that were known` }]] : []),
    ...messages.map(({ kind, state, sentence }): Line => [
      { text: `  ${kind}: ${state}${sentence === undefined ? "" : `. ${sentence}`}` },
    ]),
  ];
}

function partsOf(parts: Readonly<Record<string, number>>): string {
  return Object.entries(parts)
    .filter(([, value]) => Math.abs(value) >= 0.005)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(", ");
}
