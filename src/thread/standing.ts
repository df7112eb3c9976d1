import type { DevelopmentType, LedgerEntry } from "../development/development.ts";

/** In one word, how a story stands. */
export type StoryState =
  | "nothing yet"
  | "alleged"
  | "denied"
  | "confirmed"
  | "walked back"
  | "running";

/** The types that are a position: the latest of a speaker is where that speaker stands. */
const POSITIONS: ReadonlySet<DevelopmentType> = new Set([
  "denial",
  "confirmation",
  "no_comment",
  "walk_back",
]);

const STATE_OF_POSITION: Partial<Readonly<Record<DevelopmentType, StoryState>>> = {
  denial: "denied",
  confirmation: "confirmed",
  walk_back: "walked back",
};

/** Who stands where in a story: what its card shows. */
export interface Standing {
  readonly state: StoryState;
  /** What the story is about: its first allegation, or else the first thing known. */
  readonly opening: LedgerEntry | undefined;
  /** The latest position of each speaker, in the order in which the speakers first took one. */
  readonly positions: readonly LedgerEntry[];
  /** Speakers whose latest position is a denial. */
  readonly denials: number;
  /** Speakers who were asked and have said nothing since. */
  readonly silent: number;
  /** The newest of everything else (acts, facts, statements, corrections), newest first, at most three. */
  readonly latest: readonly LedgerEntry[];
}

const LATEST_SHOWN = 3;

/**
 * What of a ledger decides who stands where, so that one more development costs the same however long
 * the ledger is. Bounded by the number of speakers who took a position.
 */
export interface LedgerFold {
  readonly positions: ReadonlyMap<string, LedgerEntry>;
  readonly first: LedgerEntry | undefined;
  readonly firstAllegation: LedgerEntry | undefined;
  /** The newest that are no positions, oldest first: one more than are shown, for one may be the opening. */
  readonly recent: readonly LedgerEntry[];
}

export const EMPTY_FOLD: LedgerFold = {
  positions: new Map(),
  first: undefined,
  firstAllegation: undefined,
  recent: [],
};

/** The fold of a ledger with these entries behind it. The old fold stays as it is. */
export function extendFold(fold: LedgerFold, entries: readonly LedgerEntry[]): LedgerFold {
  const positions = new Map(fold.positions);
  for (const entry of entries) {
    const held = positions.get(entry.actorKey);
    if ((isPosition(entry) && !isOnlySilent(entry, held)) || endsSilence(entry, held)) {
      positions.set(entry.actorKey, entry);
    }
  }
  const others = entries.filter((entry) => !isPosition(entry));
  return {
    positions,
    first: fold.first ?? entries[0],
    firstAllegation: fold.firstAllegation ?? entries.find(({ type }) => type === "allegation"),
    recent: [...fold.recent, ...others].slice(-LATEST_SHOWN - 1),
  };
}

/** Who stands where, by a fold. */
export function standingOf(fold: LedgerFold): Standing {
  const held = [...fold.positions.values()].filter(isPosition);
  const opening = fold.firstAllegation ?? fold.first;
  return {
    state: stateOf(fold, held),
    opening,
    positions: held,
    denials: held.filter((entry) => entry.type === "denial").length,
    silent: held.filter((entry) => entry.type === "no_comment").length,
    latest: fold.recent
      .filter((entry) => entry !== opening)
      .slice(-LATEST_SHOWN)
      .toReversed(),
  };
}

/**
 * Folds a ledger into who stands where. The card after k developments is the fold of the first k.
 *
 * @param ledger - in the order it was written
 */
export function foldLedger(ledger: readonly LedgerEntry[]): Standing {
  return standingOf(extendFold(EMPTY_FOLD, ledger));
}

function isPosition(entry: LedgerEntry): boolean {
  return POSITIONS.has(entry.type);
}

/** Who denied and then leaves one question unanswered still denies. */
function isOnlySilent(entry: LedgerEntry, held: LedgerEntry | undefined): boolean {
  return entry.type === "no_comment" && held !== undefined && held.type !== "no_comment";
}

/** A statement by somebody who had declined to comment: no longer silent, though no position either. */
function endsSilence(entry: LedgerEntry, held: LedgerEntry | undefined): boolean {
  return entry.type === "statement" && held?.type === "no_comment";
}

function stateOf(fold: LedgerFold, held: readonly LedgerEntry[]): StoryState {
  if (fold.first === undefined) {
    return "nothing yet";
  }
  const decisive = held
    .filter((entry) => entry.type !== "no_comment")
    .toSorted((one, other) => other.seq - one.seq)[0];
  return (
    (decisive && STATE_OF_POSITION[decisive.type]) ??
    (fold.firstAllegation === undefined ? "running" : "alleged")
  );
}

/**
 * Whether these developments hold the first word of somebody who had declined to comment.
 *
 * @param before - how the story stood without them
 */
export function breaksSilence(
  before: Pick<Standing, "positions">,
  developments: readonly { readonly type: DevelopmentType; readonly actorKey: string }[],
): boolean {
  const silent = new Set(
    before.positions.filter((entry) => entry.type === "no_comment").map((entry) => entry.actorKey),
  );
  return developments.some(({ type, actorKey }) => type !== "no_comment" && silent.has(actorKey));
}
