import type { Beat, BeatFollow, BeatStory } from "../follow/beat.ts";

/** Beats, who follows them, and the stories that opened on them. Everything here belongs to one workspace. */
export interface BeatStore {
  /** Creates a beat; its slug gets a number when a beat or story of the workspace has it. */
  create(workspaceId: string, beat: NewBeat): Promise<Beat>;
  /** Open beats of a workspace, the oldest first. */
  list(workspaceId: string): Promise<readonly Beat[]>;
  /** Open beats of all workspaces, for the index that finds an item's beats. */
  listOpen(): Promise<readonly Beat[]>;
  /** No more stories open on it; those that were announced go on. Safe to repeat. */
  close(workspaceId: string, beatId: string, at: Date): Promise<void>;
  /** A repeat changes the mode. */
  follow(workspaceId: string, beatId: string, follow: BeatFollow): Promise<void>;
  /** @returns whether the channel followed it */
  unfollow(workspaceId: string, beatId: string, channelId: string): Promise<boolean>;
  /** Open beats that a channel follows, the oldest first. */
  followedIn(workspaceId: string, channelId: string): Promise<readonly Beat[]>;
  followsOf(workspaceId: string, beatId: string): Promise<readonly BeatFollow[]>;
  /** Notes that a story is one of its beat's; a repeat changes nothing. */
  addStory(workspaceId: string, story: BeatStory): Promise<void>;
  /** A story as one of a beat's; absent where it is of none. */
  ofStory(workspaceId: string, storyId: string): Promise<BeatStory | undefined>;
  /** Open stories of a beat, the newest first. */
  storiesOf(workspaceId: string, beatId: string): Promise<readonly BeatStory[]>;
  /** Stories of a beat that were held back after an instant and not announced since, closed ones as well. */
  heldSince(workspaceId: string, beatId: string, since: Date): Promise<readonly BeatStory[]>;
  /** How many stories of a beat were announced after an instant. */
  countAnnounced(workspaceId: string, beatId: string, since: Date): Promise<number>;
  /** Notes when a story was announced, or first held back for want of room. */
  note(workspaceId: string, storyId: string, what: "announced" | "held", at: Date): Promise<void>;
  /** Open stories of beats, in all workspaces, whose last report came before these instants. */
  quiet(before: QuietBefore): Promise<readonly QuietStory[]>;
}

export interface NewBeat {
  readonly slug: string;
  readonly words: string;
  readonly createdAt: Date;
}

export interface QuietBefore {
  readonly announced: Date;
  readonly unannounced: Date;
}

export interface QuietStory {
  readonly workspaceId: string;
  readonly storyId: string;
}
