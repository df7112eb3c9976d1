/**
 * One article as we read it. A redelivery of the same entry with other text keeps the `id` and
 * raises the `revision`.
 */
export interface Item {
  readonly id: string;
  readonly feedId: string;
  /** Absent: everybody on this installation may see it. */
  readonly workspaceId: string | undefined;
  readonly outlet: string;
  /** As published. */
  readonly url: string;
  /** Without tracking parameters; what links are compared by. */
  readonly canonicalUrl: string;
  readonly title: string;
  /** Plain text; may be empty. */
  readonly summary: string;
  /** Plain text; may be empty. */
  readonly content: string;
  /** When it was published, or first seen where the feed says nothing credible. */
  readonly published: Date;
  readonly seenAt: Date;
  /** 1 for the first delivery. */
  readonly revision: number;
}

/** An item before the store has named it. `key` is the entry's identity within its feed. */
export type NewItem = Omit<Item, "id" | "revision"> & { readonly key: string };
