import { AppError } from "../base/errors.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import type { StoryCoverage, StoryItem } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import type { Standing } from "../thread/standing.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import type { Desk } from "./desk.ts";
import { refoldStory, rememberRefold, storeRefold } from "./refold.ts";

/** What an editor may say of a report on a story. */
export type Said = "wrong-story" | "not-new" | "undo";

export interface Feedback {
  readonly story: Story;
  /** Of the report, as somebody pasted it. */
  readonly link: string;
  readonly said: Said;
  /** Who says it, as people know them. */
  readonly by: string;
}

/** How a story stood before and stands after it was folded anew. */
export interface FeedbackReport {
  readonly before: Card;
  readonly after: Card;
  /** Reports that the feedback is about: the one named, with those that have the same text. */
  readonly reports: number;
  /** Replies that say something else now, or that were taken back. */
  readonly amended: number;
}

type Card = StoryCoverage & { readonly standing: Standing };

/**
 * Stores what an editor says of a report, or takes it back, and folds the story anew as if that had been
 * known from the start. All of it commits together: verdicts, ledger, coverage, and the messages that
 * follow. A "wrong story" holds for the copies of the report as well.
 *
 * @returns nothing where that had been said already, or there was nothing to undo: then nothing changed
 * @throws {AppError} with a sentence that says what to do, where the report is unknown or begins the story
 */
export async function giveFeedback(
  feedback: Feedback,
  desk: Desk,
): Promise<FeedbackReport | undefined> {
  return await desk.memories.alone(async () => {
    const { story, said } = feedback;
    const { stories, verdicts } = desk.database;
    const taken = await stories.items(story.workspaceId, story.id);
    const named = await itemsOf(feedback, desk);
    const rulings = await verdicts.ofStory(story.workspaceId, story.id);
    const change =
      said === "undo"
        ? withdrawn(named, rulings)
        : givenBy(feedback, { named, taken, rulings, at: desk.clock.now() });
    if (change.items.size === 0) {
      return undefined;
    }
    const plan = {
      story,
      offers: await stories.offers(story.workspaceId, story.id),
      rulings: change.rulings,
    };
    const refold = await refoldStory(plan, desk);
    const ledger = await stories.ledger(story.workspaceId, story.id);
    const { amended } = await desk.database.transact(async (stores) => {
      for (const { id } of said === "undo" ? named : []) {
        await stores.verdicts.withdraw(story.workspaceId, story.id, id);
      }
      for (const ruling of change.given) {
        await stores.verdicts.record(story.workspaceId, ruling);
      }
      return await storeRefold(refold, { desk, stores }, change.rulings);
    });
    rememberRefold(refold, desk);
    log(feedback, change.items.size, desk);
    return {
      before: cardOf(cardStateOf(taken, ledger)),
      after: cardOf(cardStateOf(refold.content.items, refold.content.ledger)),
      reports: change.items.size,
      amended,
    };
  });
}

/** The deliveries of a link that were offered to the story, or that an editor ruled about. */
async function itemsOf({ story, link }: Feedback, { database }: Desk): Promise<readonly Item[]> {
  const { workspaceId, id } = story;
  const items = await database.items.byUrl(canonicalUrl(link), workspaceId);
  if (items.length === 0) {
    throw refuse(
      "item_unknown",
      "No feed that I read has delivered that link. Check the link; “why” shows how a report is known here.",
    );
  }
  const concerned: Item[] = [];
  for (const item of items) {
    const offered = await database.stories.offeredTo(workspaceId, item.id);
    const ruled = await database.verdicts.ofItem(workspaceId, item.id);
    if ([...offered, ...ruled].some(({ storyId }) => storyId === id)) {
      concerned.push(item);
    }
  }
  if (concerned.length === 0) {
    throw refuse(
      "item_elsewhere",
      `That report was never near “${story.title}”. “why” with its link shows where it is.`,
    );
  }
  return concerned;
}

/** Whether a link is the one that a story was followed by: without it the story would be about nothing. */
export function isAnchor({ topic }: Story, link: string): boolean {
  return topic.kind === "link" && canonicalUrl(topic.url) === canonicalUrl(link);
}

export function refuse(code: string, message: string): AppError {
  return new AppError(message, { code, remedy: "give-up" });
}

interface RulingChange {
  /** Items about which something else holds than before. */
  readonly items: ReadonlySet<string>;
  /** All that hold then. */
  readonly rulings: readonly Ruling[];
  /** Those among them that are to be stored. */
  readonly given: readonly Ruling[];
}

function withdrawn(named: readonly Item[], rulings: readonly Ruling[]): RulingChange {
  const ids = new Set(named.map(({ id }) => id));
  const isGone = ({ kind, itemId, namedItemId }: Ruling): boolean =>
    kind === "feedback" && (ids.has(namedItemId) || ids.has(itemId));
  return {
    items: new Set(rulings.filter(isGone).map(({ itemId }) => itemId)),
    rulings: rulings.filter((ruling) => !isGone(ruling)),
    given: [],
  };
}

interface Ground {
  readonly named: readonly Item[];
  readonly taken: readonly StoryItem[];
  readonly rulings: readonly Ruling[];
  readonly at: Date;
}

function givenBy(
  { story, said, by }: Feedback,
  { named, taken, rulings, at }: Ground,
): RulingChange {
  if (said === "undo") {
    return { items: new Set(), rulings, given: [] };
  }
  const given = named.flatMap(({ id }) =>
    (said === "wrong-story" ? sameTexts(id, taken) : [id]).map((itemId): Ruling => ({
      storyId: story.id,
      itemId,
      kind: "feedback",
      verdict: said,
      namedItemId: id,
      by,
      at,
    })),
  );
  const held = new Map(
    rulings.filter(({ kind }) => kind === "feedback").map((ruling) => [ruling.itemId, ruling]),
  );
  const changed = new Map(
    given
      .filter(({ itemId, verdict }) => held.get(itemId)?.verdict !== verdict)
      .map((ruling) => [ruling.itemId, ruling]),
  );
  if (said === "wrong-story") {
    refuseAnchor(story, changed, taken);
  }
  const rest = rulings.filter(({ kind, itemId }) => kind !== "feedback" || !changed.has(itemId));
  return {
    items: new Set(changed.keys()),
    rulings: [...changed.values(), ...rest],
    given: [...changed.values()],
  };
}

/** Without the report that it was followed by, a story would be about nothing. */
function refuseAnchor(
  story: Story,
  items: { has(itemId: string): boolean },
  taken: readonly StoryItem[],
): void {
  if (
    taken.some(({ itemId, remembered }) => items.has(itemId) && isAnchor(story, remembered.url))
  ) {
    throw refuse(
      "item_begins_story",
      `“${story.title}” began with that report, or with one of the same text. To be rid of the story, unfollow it; to part the others from it, split them off.`,
    );
  }
}

/** An item with all that the story holds for copies of the same text, whichever came first. */
export function sameTexts(itemId: string, taken: readonly StoryItem[]): readonly string[] {
  const copies = taken.filter(({ decision }) => decision.copyKind === "copy");
  const found = new Set([itemId]);
  for (const id of found) {
    for (const copy of copies) {
      const { copyOf } = copy.decision;
      if (copyOf === id) {
        found.add(copy.itemId);
      }
      if (copy.itemId === id && copyOf !== undefined) {
        found.add(copyOf);
      }
    }
  }
  return [...found];
}

function log({ story, said, by }: Feedback, items: number, desk: Desk): void {
  desk.log.info(
    { story: story.slug, workspace: story.workspaceId, said, by, items },
    "story folded anew",
  );
}
