import type { DevelopmentType, LedgerEntry } from "../../src/development/development.ts";
import type { Story } from "../../src/story/story.ts";

/** A story in a workspace, followed by words. */
export function story(title = "Harbour crane leak"): Story {
  return {
    id: "7",
    workspaceId: "1",
    slug: "harbour-crane-leak",
    title,
    topic: { kind: "words", words: title },
    createdAt: new Date("2026-03-14T06:00:00Z"),
    closedAt: undefined,
  };
}

/** A ledger entry: who did what; the rest is filled in by its place. */
export function entry(
  seq: number,
  speaker: string,
  type: DevelopmentType,
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  const at = new Date(Date.UTC(2026, 2, 14, 6, seq));
  return {
    seq,
    type,
    speaker,
    actorKey: speaker.toLowerCase(),
    evidence: `${speaker} said so at ${seq}.`,
    via: undefined,
    itemId: String(100 + seq),
    revision: 1,
    outlet: "Meridian Wire",
    url: `https://wire.example/${seq}`,
    language: "en",
    published: at,
    at,
    ...more,
  };
}
