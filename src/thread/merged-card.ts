import type { Story } from "../story/story.ts";
import type { Post, Span } from "./post.ts";

/** A story that was merged, and the one that goes on. */
export interface MergedFacts {
  readonly from: Pick<Story, "title">;
  readonly into: Pick<Story, "title">;
  /** Link to the thread of the one that goes on, once it stands and where the platform has one. */
  readonly url: string | undefined;
}

/** What the card of a merged story shows: that it was merged, and where it goes on. */
export function composeMergedCard({ from, into, url }: MergedFacts): Post {
  const other: Span = { text: into.title, style: "bold", ...(url !== undefined && { url }) };
  return {
    tone: "neutral",
    text: [
      `${from.title} · merged into “${into.title}”`,
      `It goes on in the thread of “${into.title}”${url === undefined ? "." : `: ${url}`}`,
    ].join("\n"),
    blocks: [
      { kind: "heading", spans: [{ text: from.title }] },
      {
        kind: "lines",
        lines: [[{ text: "Merged. It goes on in the thread of " }, other, { text: "." }]],
      },
    ],
  };
}
