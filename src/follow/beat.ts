import type { DevelopmentType } from "../development/development.ts";
import type { AlertMode } from "./follow.ts";

/** A broad topic on which stories open by themselves. */
export interface Beat {
  readonly id: string;
  readonly workspaceId: string;
  /** Names the beat in commands; unique among the workspace's beats and stories. */
  readonly slug: string;
  /** As somebody typed them. */
  readonly words: string;
  readonly createdAt: Date;
}

/** A channel wants a beat: the stories that are announced on it are followed there in this mode. */
export interface BeatFollow {
  readonly channelId: string;
  readonly alerts: AlertMode;
  readonly followedAt: Date;
}

/** A story that opened on a beat. */
export interface BeatStory {
  readonly beatId: string;
  readonly storyId: string;
  /** Of its first report. */
  readonly outlet: string;
  readonly openedAt: Date;
  /** When the channels of the beat got its card; absent: it is not told of yet. */
  readonly announcedAt?: Date | undefined;
  /** When it was worth a card, and the day's number was full; it is in the digest. */
  readonly heldAt?: Date | undefined;
}

/** So many stories of a beat are announced within 24 hours; further ones go to the digest. */
export const MOST_ANNOUNCED = 5;
/** So many stories of a beat are open at a time; beyond them none opens until others have closed. */
export const MOST_OPEN = 300;

const DAY_MS = 24 * 3600 * 1000;
/** A story that was never announced closes after so much time without a report. */
export const UNANNOUNCED_QUIET_MS = 2 * DAY_MS;
/** One that was announced closes after so much. */
export const ANNOUNCED_QUIET_MS = 7 * DAY_MS;

/** What makes a story of one outlet worth a card, when a later report brings it. */
const STRONG: ReadonlySet<DevelopmentType> = new Set([
  "denial",
  "walk_back",
  "confirmation",
  "allegation",
  "action",
]);

/**
 * Whether a report makes its story worth telling the channels of the beat.
 *
 * A story opens silently with its first report that has news of its own. It is announced, by its card,
 * when a second outlet has it (a copy counts: somebody else found it worth printing), or when a later
 * report brings a denial, a walk-back, a confirmation, an allegation or an action. One outlet's first
 * report alone never is, however strong: most of what a beat's words find is told once and never again.
 * At most {@link MOST_ANNOUNCED} a day are announced; others that are worth it stand in the digest.
 */
export function isWorthAnnouncing(
  story: BeatStory,
  report: { readonly outlet: string; readonly news: readonly DevelopmentType[] },
): boolean {
  return report.outlet !== story.outlet || report.news.some((type) => STRONG.has(type));
}
