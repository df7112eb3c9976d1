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

/** Which item brought developments to a ledger, and when. */
export interface LedgerSource {
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

/** A development as the ledger holds it. Append-only; `seq` counts from 1 within the story. */
export interface LedgerEntry extends Development, LedgerSource {
  readonly seq: number;
}
