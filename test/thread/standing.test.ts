import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { DEVELOPMENT_TYPES, type LedgerEntry } from "../../src/development/development.ts";
import {
  breaksSilence,
  EMPTY_FOLD,
  extendFold,
  foldLedger,
  standingOf,
} from "../../src/thread/standing.ts";
import { entry } from "../support/build-ledger.ts";

const ledgers = fc
  .array(
    fc.record({
      speaker: fc.constantFrom("Norvik", "Ministry", "Union", "Paper"),
      type: fc.constantFrom(...DEVELOPMENT_TYPES),
    }),
    { maxLength: 20 },
  )
  .map((facts) => facts.map(({ speaker, type }, index) => entry(index + 1, speaker, type)));

describe("who stands where", () => {
  test("a denial after an allegation leaves the story denied", () => {
    const ledger = [entry(1, "Paper", "allegation"), entry(2, "Norvik", "denial")];
    expect(foldLedger(ledger)).toMatchObject({ state: "denied", denials: 1, silent: 0 });
  });

  test("the latest position of a speaker counts, not the earlier one", () => {
    const ledger = [
      entry(1, "Paper", "allegation"),
      entry(2, "Norvik", "denial"),
      entry(3, "Norvik", "confirmation"),
    ];
    expect(foldLedger(ledger)).toMatchObject({ state: "confirmed", denials: 0 });
  });

  test("who was silent and then speaks is silent no more", () => {
    const silent = [entry(1, "Paper", "allegation"), entry(2, "Ministry", "no_comment")];
    expect(foldLedger(silent).silent).toBe(1);
    expect(foldLedger([...silent, entry(3, "Ministry", "statement")]).silent).toBe(0);
    const before = foldLedger(silent);
    expect(breaksSilence(before, [entry(3, "Ministry", "statement")])).toBe(true);
    expect(breaksSilence(before, [entry(3, "Ministry", "no_comment")])).toBe(false);
    expect(breaksSilence(before, [entry(3, "Union", "statement")])).toBe(false);
  });

  test("who denied and then leaves a question unanswered still denies", () => {
    const ledger = [
      entry(1, "Paper", "allegation"),
      entry(2, "Norvik", "denial"),
      entry(3, "Norvik", "no_comment"),
    ];
    expect(foldLedger(ledger)).toMatchObject({ state: "denied", denials: 1, silent: 0 });
  });

  test("an empty ledger says nothing yet", () => {
    expect(foldLedger([])).toMatchObject({ state: "nothing yet", opening: undefined });
  });

  test("every position shown is the last one its speaker took", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        for (const position of foldLedger(ledger).positions) {
          const later = ledger.filter(
            (one: LedgerEntry) =>
              one.seq > position.seq &&
              one.actorKey === position.actorKey &&
              ["denial", "confirmation", "walk_back"].includes(one.type),
          );
          expect(later).toEqual([]);
        }
      }),
    );
  });

  test("folding depends on nothing but the ledger up to there", () => {
    fc.assert(
      fc.property(ledgers, fc.nat(20), (ledger, cut) => {
        const first = ledger.slice(0, cut);
        expect(foldLedger(first)).toEqual(foldLedger(ledger.filter(({ seq }) => seq <= cut)));
      }),
    );
  });

  test("a fold that is extended entry by entry stands as the whole ledger does", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const fold = ledger.reduce((before, one) => extendFold(before, [one]), EMPTY_FOLD);
        expect(standingOf(fold)).toEqual(foldLedger(ledger));
        const opening = ledger.find(({ type }) => type === "allegation") ?? ledger[0];
        const others = ledger.filter(
          (one) =>
            one !== opening &&
            !["denial", "confirmation", "no_comment", "walk_back"].includes(one.type),
        );
        expect(standingOf(fold).latest).toEqual(others.slice(-3).toReversed());
      }),
    );
  });
});
