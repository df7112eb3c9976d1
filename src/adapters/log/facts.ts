import { AppError } from "../../base/errors.ts";
import type { Redactor } from "./redact.ts";

/** How deep, how wide and how much a log line may be: values beyond are left out and said to be. */
const MAX_DEPTH = 6;
const MAX_MEMBERS = 50;
const MAX_VALUES = 400;
const LEFT_OUT = "[left out]";
const UNREADABLE = "[unreadable]";

/** Fields of the line itself; a fact of such a name gets an underscore. */
const OWN_FIELDS = new Set(["level", "time", "msg"]);
/** Fields of an error worth a line, beside name, message, stack and cause. Bodies are not among them. */
const ERROR_FIELDS = ["code", "remedy", "retryAfterMs", "status", "errno", "syscall"] as const;

type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [key: string]: Plain };

interface Walk {
  readonly redactor: Redactor;
  left: number;
}

/**
 * Facts as they go into a log line: plain JSON values, redacted in keys and values at any depth,
 * bounded in size. Never throws, whatever hangs in the facts (cycles, getters that throw, streams).
 */
export function plainFacts(
  facts: Readonly<Record<string, unknown>>,
  redactor: Redactor,
): Readonly<Record<string, Plain>> {
  const walk: Walk = { redactor, left: MAX_VALUES };
  return Object.fromEntries(
    membersOf(facts, 0, walk).map(([name, value]) => [
      OWN_FIELDS.has(name) ? `${name}_` : name,
      value,
    ]),
  );
}

function membersOf(value: object, depth: number, walk: Walk): (readonly [string, Plain])[] {
  return Object.keys(value)
    .slice(0, MAX_MEMBERS)
    .flatMap((name) => {
      const member = read(value, name);
      if (member === undefined || typeof member === "function") {
        return [];
      }
      const withheld = walk.redactor.isSecretName(name) && !isHarmless(member);
      const plain = withheld ? "[redacted]" : plainOf(member, depth + 1, walk);
      return [[walk.redactor.text(name), plain] as const];
    });
}

/** `hasToken: true` and `tokens: 3` tell nothing. */
function isHarmless(value: unknown): boolean {
  return typeof value === "boolean" || typeof value === "number" || value === null;
}

function read(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return UNREADABLE;
  }
}

function plainOf(value: unknown, depth: number, walk: Walk): Plain {
  walk.left -= 1;
  if (walk.left < 0 || depth > MAX_DEPTH) {
    return LEFT_OUT;
  }
  if (typeof value === "object" && value !== null) {
    return plainObject(value, depth, walk);
  }
  if (typeof value === "string") {
    return walk.redactor.text(value);
  }
  return plainScalar(value);
}

function plainScalar(value: unknown): Plain {
  if (typeof value === "number") {
    return Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === "boolean" || value === null) {
    return value;
  }
  return typeof value === "bigint" ? String(value) : `[${typeof value}]`;
}

function plainObject(value: object, depth: number, walk: Walk): Plain {
  try {
    return plainKnown(value, depth, walk) ?? Object.fromEntries(membersOf(value, depth, walk));
  } catch {
    // A revoked proxy, an error whose name throws.
    return UNREADABLE;
  }
}

/** Objects that say more than their members do; absent for all others. */
function plainKnown(value: object, depth: number, walk: Walk): Plain | undefined {
  if (value instanceof Error) {
    return plainError(value, depth, walk);
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
  }
  if (value instanceof URL) {
    return walk.redactor.text(value.href);
  }
  if (ArrayBuffer.isView(value)) {
    return `[${value.byteLength} bytes]`;
  }
  if (value instanceof Map) {
    return plainList([...(value as ReadonlyMap<unknown, unknown>)], depth, walk);
  }
  return Array.isArray(value) || value instanceof Set
    ? plainList([...(value as Iterable<unknown>)], depth, walk)
    : undefined;
}

function plainList(values: readonly unknown[], depth: number, walk: Walk): readonly Plain[] {
  const plain = values.slice(0, MAX_MEMBERS).map((value) => plainOf(value, depth + 1, walk));
  const more = values.length - plain.length;
  return more > 0 ? [...plain, `[${more} more]`] : plain;
}

function plainError(error: Error, depth: number, walk: Walk): Plain {
  const facts = error instanceof AppError ? error.facts : undefined;
  const members = { name: error.name, message: error.message };
  const fields = ERROR_FIELDS.map((field) => [field, read(error, field)] as const).filter(
    ([, value]) => typeof value === "string" || typeof value === "number",
  );
  const rest = { facts, stack: framesOf(error), cause: error.cause };
  return Object.fromEntries(
    membersOf({ ...members, ...Object.fromEntries(fields), ...rest }, depth, walk),
  );
}

/** The stack without the message, which stands beside it. */
function framesOf(error: Error): string | undefined {
  const stack = read(error, "stack");
  if (typeof stack !== "string") {
    return undefined;
  }
  const frames = stack.split("\n").filter((line) => /^\s{1,8}at /u.test(line));
  return frames.length === 0 ? undefined : frames.map((frame) => frame.trim()).join("\n");
}
