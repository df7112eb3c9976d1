/** The nine types of development, the most urgent first. */
export const DEVELOPMENT_TYPES = [
  "denial",
  "walk_back",
  "correction",
  "confirmation",
  "no_comment",
  "allegation",
  "action",
  "statement",
  "update",
] as const;

export type DevelopmentType = (typeof DEVELOPMENT_TYPES)[number];

/** One thing new to a story. */
export interface Development {
  readonly type: DevelopmentType;
  /** Who says or does it, as printed in the item. */
  readonly speaker: string;
  /** The same for everything the story knows of this speaker, in any language and script. */
  readonly actorKey: string;
  /** A sentence of the item's title, summary or content, to the letter. */
  readonly evidence: string;
  /** To whom it was said ("AFP"), where the text says so. */
  readonly via: string | undefined;
}

/** A development as the ledger holds it: which item brought it, and when. Append-only. */
export interface LedgerEntry extends Development {
  readonly seq: number;
  readonly itemId: string;
  readonly revision: number;
  readonly outlet: string;
  readonly url: string;
  /** BCP 47 primary tag of the item's language. */
  readonly language: string;
  readonly published: Date;
  /** When it was recorded. */
  readonly at: Date;
}
