/** What a user typed to follow: words, or the link of an item. */
export type Topic =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "link"; readonly url: string };

/** One developing affair that somebody in a workspace follows. */
export interface Story {
  readonly id: string;
  readonly workspaceId: string;
  /** Names the story in commands and links; unique within its workspace, lower-case, hyphens. */
  readonly slug: string;
  /** As people read it: the topic's words, or the title of the item it began with. */
  readonly title: string;
  readonly topic: Topic;
  readonly createdAt: Date;
  readonly closedAt: Date | undefined;
  /** The story that it was merged into, which goes on in its place. */
  readonly mergedInto?: string | undefined;
}
