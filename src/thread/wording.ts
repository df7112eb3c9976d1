import { DateTime } from "luxon";

import type { DevelopmentType } from "../development/development.ts";

/** What a type is called in front of a fact. */
export const LABEL: Readonly<Record<DevelopmentType, string>> = {
  denial: "DENIAL",
  walk_back: "WALK-BACK",
  correction: "CORRECTION",
  confirmation: "CONFIRMED",
  no_comment: "NO COMMENT",
  allegation: "ALLEGATION",
  action: "ACTION",
  statement: "STATEMENT",
  update: "UPDATE",
};

/** What one speaker, or several, did: "declines to comment", "decline to comment". */
const VERB: Readonly<Record<DevelopmentType, readonly [one: string, several: string]>> = {
  denial: ["denies", "deny"],
  walk_back: ["takes back", "take back"],
  correction: ["corrects", "correct"],
  confirmation: ["confirms", "confirm"],
  no_comment: ["declines to comment", "decline to comment"],
  allegation: ["alleges", "allege"],
  action: ["acts", "act"],
  statement: ["speaks", "speak"],
  update: ["has a new fact", "have new facts"],
};

/** "White House and CIA decline to comment". */
export function whoDid(speakers: readonly string[], type: DevelopmentType): string {
  const names = [...new Set(speakers)];
  return `${listed(names)} ${VERB[type][names.length > 1 ? 1 : 0]}`;
}

/** "denies", as the card's column has it. */
export function stanceWord(type: DevelopmentType): string {
  return type === "no_comment" ? "no comment" : VERB[type][0];
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) {
    return names.join("");
  }
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "15 Nov", in a zone. */
export function dayOf(at: Date, zone: string): string {
  return inZone(at, zone).toFormat("d MMM");
}

/** "15 Nov 21:31", in a zone. */
export function momentOf(at: Date, zone: string): string {
  return inZone(at, zone).toFormat("d MMM HH:mm");
}

function inZone(at: Date, zone: string): DateTime {
  return DateTime.fromJSDate(at, { zone }).setLocale("en-GB");
}

/** "1 report", "18 reports". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** A sentence as printed, in quotation marks unless it has some of its own. */
export function quoted(sentence: string): string {
  return /[“”"„«»「」]/u.test(sentence) ? sentence.trim() : `“${sentence.trim()}”`;
}

/** Whether a language tag names a language: what could not be told apart is tagged `und` (BCP 47, 4.1). */
export function isLanguageKnown(tag: string): boolean {
  return tag !== "" && tag !== "und";
}
