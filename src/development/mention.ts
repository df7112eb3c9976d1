import type { Speaker } from "./speaker.ts";

/** Somebody or something that a sentence mentions, by name or by what it is: one, however many words. */
export interface Mention {
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  /** Key of the role that it is called by ("company", "person"), where it has no name of its own. */
  readonly role: string | undefined;
  /** A person, as far as the words beside the name say so. */
  readonly isPerson: boolean;
  /** "the mayor's": whose something is, not who does it. */
  readonly isOwner: boolean;
  /** Somebody who speaks for another that the mention does not name: "a spokesman". */
  readonly speaksFor: boolean;
  /** Whom a person's role is of, where the words before it name that. */
  readonly org: Speaker | undefined;
  /** Speaks for a body that the words beside the name leave out: "chief executive Ada Krell". */
  readonly isVoice: boolean;
  /** The role that stands beside a name: "minister" of "Minister Anna Berg". */
  readonly holds: string | undefined;
  /** What stands before a name and says where or whose it is, and no name by itself: "South Korean". */
  readonly isAdjective: boolean;
}

/** A stretch of a sentence; offsets in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
