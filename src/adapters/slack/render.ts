import type { types } from "@slack/bolt";

import type { Block, Line, Post, Tone } from "../../thread/post.ts";
import { BLOCKS_JSON_MAX, BLOCKS_MAX, HEADER_MAX, SECTION_MAX, TEXT_MAX } from "./limits.ts";
import { escapeToFit, renderLine, tidy, tidyLines } from "./mrkdwn.ts";

type SlackBlock = types.SectionBlock | types.HeaderBlock | types.ContextBlock | types.DividerBlock;

/** A post in Slack's words. Both parts are always sent together: `text` alone would delete the blocks. */
export interface RenderedPost {
  /** Complete by itself, escaped. */
  readonly text: string;
  readonly blocks: SlackBlock[];
}

interface ToneLook {
  readonly sign: string;
  /** Said where no block says it in words of its own. */
  readonly word: string;
  readonly said: RegExp;
}

/** A sign of the tone's colour, and the word that goes with it: nobody has to tell colours apart. */
const LOOKS: Readonly<Record<Exclude<Tone, "neutral">, ToneLook>> = {
  denied: { sign: "🔴", word: "DENIED", said: /\bden(?:y|ie[sd]|ials?)\b/iu },
  alleged: { sign: "🟠", word: "ALLEGED", said: /\balleg/iu },
  confirmed: { sign: "🟢", word: "CONFIRMED", said: /\bconfirm/iu },
  changed: {
    sign: "🔵",
    word: "CHANGED",
    said: /\b(?:chang|walk|correct|withdr|takes? back|took back)/iu,
  },
};

/** Words a post for Slack: escaped, within Slack's limits, its tone in a colour and in words. Never throws. */
export function renderPost(post: Post): RenderedPost {
  const text = tidyLines(post.text).trim() || "…";
  return { text: escapeToFit(text, TEXT_MAX), blocks: withinTotals(blocksOf(post, text)) };
}

/** Never none: a message without blocks would show its fallback with Slack's own formatting. */
function blocksOf(post: Post, text: string): readonly SlackBlock[] {
  const blocks = withTone(post).flatMap(renderBlock);
  return blocks.some(({ type }) => type !== "divider")
    ? blocks
    : sections(text.split("\n").map((line) => renderLine([{ text: line }], SECTION_MAX)));
}

function withTone(post: Post): readonly Block[] {
  if (post.tone === "neutral") {
    return post.blocks;
  }
  const { sign, word, said } = LOOKS[post.tone];
  const first = post.blocks.findIndex(({ kind }) => kind === "heading");
  const opener = post.blocks.some((block) => said.test(wordsOf(block)))
    ? sign
    : `${sign} ${word} ·`;
  const heading = post.blocks[first];
  return heading?.kind === "heading"
    ? post.blocks.with(first, { ...heading, spans: [{ text: `${opener} ` }, ...heading.spans] })
    : [{ kind: "context", spans: [{ text: `${sign} ${word}` }] }, ...post.blocks];
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "context":
      return plainOf(block.spans);
    case "lines":
      return block.lines.map(plainOf).join("\n");
    case "fact":
      return `${block.label} ${plainOf(block.spans)}`;
    case "divider":
      return "";
  }
}

function plainOf(line: Line): string {
  return line.map(({ text }) => text).join("");
}

function renderBlock(block: Block): readonly SlackBlock[] {
  switch (block.kind) {
    case "heading":
      return renderHeading(block.spans);
    case "lines":
      return sections(block.lines.map((line) => renderLine(line, SECTION_MAX)));
    case "fact":
      return renderFact(block);
    case "context":
      return renderContext(block.spans);
    case "divider":
      return [{ type: "divider" }];
  }
}

/**
 * A header block takes plain text only, and whether Slack wants `&`, `<` and `>` escaped there is not
 * documented: what is longer, holds one of them or a link becomes a bold section.
 */
function renderHeading(spans: Line): readonly SlackBlock[] {
  const text = tidy(plainOf(spans)).trim();
  if (text === "") {
    return [];
  }
  const isPlain = !/[&<>]/u.test(text) && spans.every(({ url }) => url === undefined);
  if (isPlain && text.length <= HEADER_MAX) {
    return [{ type: "header", text: { type: "plain_text", text, emoji: false } }];
  }
  const bold = spans.map((span) =>
    span.url === undefined ? { ...span, style: "bold" as const } : span,
  );
  return sections([renderLine(bold, SECTION_MAX)]);
}

/** The most a label and its speaker may take of a section, so that the sentence stays readable. */
const FACT_HEAD_MAX = 1000;

function renderFact({
  label,
  spans,
  quote,
}: Extract<Block, { kind: "fact" }>): readonly SlackBlock[] {
  const head = renderLine(
    [{ text: label, style: "bold" }, { text: label === "" ? "" : "  " }, ...spans],
    quote === undefined ? SECTION_MAX : FACT_HEAD_MAX,
  );
  const room = SECTION_MAX - head.length - "\n>".length;
  const quoted = quote === undefined ? "" : renderLine(quote, room);
  return sections([
    [head, quoted === "" ? "" : `>${quoted}`].filter((part) => part !== "").join("\n"),
  ]);
}

function renderContext(spans: Line): readonly SlackBlock[] {
  const text = renderLine(spans, SECTION_MAX);
  return text.trim() === "" ? [] : [{ type: "context", elements: [mrkdwn(text)] }];
}

/** As few sections as hold these lines, none of which is longer than a section may be. */
function sections(lines: readonly string[]): readonly SlackBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= SECTION_MAX) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts
    .filter((text) => text.trim() !== "")
    .map((text) => ({ type: "section", text: mrkdwn(text) }));
}

/** `verbatim`: Slack makes no links, channels or mentions of its own out of what it reads. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

const SHORTENED: SlackBlock = {
  type: "context",
  elements: [{ type: "mrkdwn", text: "… shortened: Slack takes no longer message." }],
};

/** Leaves out what is over Slack's totals, from the end, and says so. */
function withinTotals(blocks: readonly SlackBlock[]): SlackBlock[] {
  const kept: SlackBlock[] = [];
  let size = JSON.stringify([SHORTENED]).length;
  for (const block of blocks) {
    size += JSON.stringify(block).length + 1;
    if (size > BLOCKS_JSON_MAX || (kept.length === BLOCKS_MAX - 1 && blocks.length > BLOCKS_MAX)) {
      return [...kept, SHORTENED];
    }
    kept.push(block);
  }
  return kept;
}
