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
 * Folds a ledger into who stands where. The card after k developments is the fold of the first k.
 *
 * @param ledger - in the order it was written
 */
export function foldLedger(ledger: readonly LedgerEntry[]): Standing {
  const positions = new Map<string, LedgerEntry>();
  for (const entry of ledger) {
    const held = positions.get(entry.actorKey);
    if ((isPosition(entry) && !isOnlySilent(entry, held)) || endsSilence(entry, held)) {
      positions.set(entry.actorKey, entry);
    }
  }
  const held = [...positions.values()].filter(isPosition);
  const opening = ledger.find((entry) => entry.type === "allegation") ?? ledger[0];
  return {
    state: stateOf(ledger, held),
    opening,
    positions: held,
    denials: held.filter((entry) => entry.type === "denial").length,
    silent: held.filter((entry) => entry.type === "no_comment").length,
    latest: ledger
      .filter((entry) => !isPosition(entry) && entry !== opening)
      .slice(-LATEST_SHOWN)
      .toReversed(),
  };
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

function stateOf(ledger: readonly LedgerEntry[], held: readonly LedgerEntry[]): StoryState {
  if (ledger.length === 0) {
    return "nothing yet";
  }
  const decisive = held
    .filter((entry) => entry.type !== "no_comment")
    .toSorted((one, other) => other.seq - one.seq)[0];
  return (
    (decisive && STATE_OF_POSITION[decisive.type]) ??
    (ledger.some((entry) => entry.type === "allegation") ? "alleged" : "running")
  );
}

/**
 * Whether these developments hold the first word of somebody who had declined to comment.
 *
 * @param before - the ledger without them
 */
export function breaksSilence(
  before: readonly LedgerEntry[],
  developments: readonly { readonly type: DevelopmentType; readonly actorKey: string }[],
): boolean {
  const silent = new Set(
    foldLedger(before)
      .positions.filter((entry) => entry.type === "no_comment")
      .map((entry) => entry.actorKey),
  );
  return developments.some(({ type, actorKey }) => type !== "no_comment" && silent.has(actorKey));
}
