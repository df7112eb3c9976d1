import type { Verdict } from "../development/verdict.ts";

/**
 * What an editor ruled about one item and one story.
 *
 * `feedback` is said of the item ("wrong story", "not new"); `placement` is left by a merge or a split.
 * An item has at most one of each on a story; feedback outweighs placement.
 */
export interface Ruling {
  readonly storyId: string;
  readonly itemId: string;
  readonly kind: "feedback" | "placement";
  readonly verdict: Verdict;
  /** The item that the editor named, where this one only has the same text; otherwise the item itself. */
  readonly namedItemId: string;
  /** Who, as people know them. */
  readonly by: string;
  readonly at: Date;
}

/** Verdicts of editors. Everything here belongs to one workspace. */
export interface VerdictStore {
  /** Stores a ruling in the place of the one of its kind. A repeat with the same verdict changes nothing. */
  record(workspaceId: string, ruling: Ruling): Promise<void>;
  /** Takes back the feedback that was given by naming an item. @returns the items that it was about */
  withdraw(workspaceId: string, storyId: string, namedItemId: string): Promise<readonly string[]>;
  ofStory(workspaceId: string, storyId: string): Promise<readonly Ruling[]>;
  /** Rulings about an item on stories of this workspace. */
  ofItem(workspaceId: string, itemId: string): Promise<readonly Ruling[]>;
  /** Rulings about an item on stories of any workspace, each for filing under its own story alone. */
  forFiling(itemId: string): Promise<readonly Ruling[]>;
}
