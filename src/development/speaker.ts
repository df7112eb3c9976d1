import { remembering } from "../base/remembering.ts";
import { isSameNameWord } from "../item/name-key.ts";

/** Who speaks or acts in a sentence. */
export interface Speaker {
  /** As printed; a person with the body he speaks for as "Eva Lind, Norvik Cranes". */
  readonly text: string;
  readonly actorKey: string;
  /** By name, not only by a role ("a judge"). */
  readonly isNamed: boolean;
}

/** "Ada Krell, Torvane Mills"; where she is its voice, both are one actor. */
export function withOrg(person: Speaker, org: Speaker, isVoice: boolean): Speaker {
  const key = org.actorKey.startsWith("role:")
    ? org.actorKey
    : `${person.actorKey} ${org.actorKey}`;
  return {
    text: `${person.text}, ${org.text}`,
    actorKey: isVoice ? key : person.actorKey,
    isNamed: true,
  };
}

/** Whether two actor keys mean one actor: equal, or a surname or short form of the other. */
export function isSameActor(a: string, b: string): boolean {
  return a === b || sameAs(a)(b);
}

const sameAs = remembering((a: string) => remembering((b: string) => isShortForm(a, b), 2000), 200);

function isShortForm(a: string, b: string): boolean {
  const left = a.split(" ");
  const right = b.split(" ");
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (a.startsWith("role:") || b.startsWith("role:")) {
    return false;
  }
  if (short.length === 1) {
    return long.includes(short[0] ?? "");
  }
  return short.every((word) => long.includes(word));
}

/** Roles that are never whom a story names otherwise. */
const DISTINCT = /(?:embassy|government|police|court|parliament|firefighters|military)$/u;

/**
 * Whether two actors may be one although their keys differ: one is only described, or their names are
 * spelt alike. Two bodies of different kinds, or two people of different names, are two.
 */
export function mayBeSameActor(a: string, b: string): boolean {
  return likenessTo(a)(b);
}

/** An item's actors are compared with the same actors of a story claim by claim. */
const likenessTo = remembering(
  (a: string) => remembering((b: string) => isLikeActor(a, b), 2000),
  200,
);

function isLikeActor(a: string, b: string): boolean {
  if (isSameActor(a, b)) {
    return true;
  }
  const roles = [a, b].filter((key) => key.startsWith("role:"));
  if (roles.length > 0) {
    return !roles.some((key) => DISTINCT.test(key));
  }
  const [left, right] = [a.split(" "), b.split(" ")];
  return left.some((word) => right.some((other) => word.length > 2 && isSameNameWord(word, other)));
}
