import { readHeader } from "./cache-headers.ts";
import type { Headers } from "./cache-headers.ts";
import { failed } from "./failures.ts";
import type { Failed } from "./failures.ts";
import { parseRedirect } from "./target.ts";
import type { Target } from "./target.ts";

/** More than any feed in use needs; each hop is a request of its own. */
const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The way of one fetch: where it began, and every address it came by, the present one last. */
export interface Trail {
  readonly first: Target;
  readonly visited: readonly Target[];
}

/** Whether a status sends us elsewhere. 300 and 305 do not: nothing in use serves feeds by them. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * Where a redirect leads. Refused: no `Location`, anything but http and https, from https down to http, an
 * address that was visited before, and a sixth redirect.
 *
 * The target carries credentials only if it is of the origin that they were given for.
 *
 * @param trail - the last of `visited` is what answered
 */
export function nextHop(trail: Trail, status: number, headers: Headers): Target | Failed {
  const from = trail.visited.at(-1) ?? trail.first;
  const location = readHeader(headers, "location");
  if (location === undefined) {
    return failed(
      "http-status",
      `${from.shown} redirects to nowhere (${status}). Tell its publisher.`,
      {
        status,
      },
    );
  }
  const target = parseRedirect(location, from);
  if ("sentence" in target) {
    return failed("bad-url", target.sentence, { status });
  }
  return refusal(trail, target, status) ?? withCredentials(target, trail.first);
}

function refusal(trail: Trail, target: Target, status: number): Failed | undefined {
  const { first, visited } = trail;
  if (visited.some((before) => before.url.href === target.url.href)) {
    return failed(
      "too-many-redirects",
      `${first.shown} redirects in a circle. Tell its publisher.`,
      {
        status,
      },
    );
  }
  if (visited.length > MAX_REDIRECTS) {
    return failed(
      "too-many-redirects",
      `${first.shown} redirects more than ${MAX_REDIRECTS} times. Use the address where it ends.`,
      { status },
    );
  }
  if (visited.at(-1)?.url.protocol === "https:" && target.url.protocol === "http:") {
    return failed(
      "bad-url",
      `${first.shown} redirects from a secure address to one that is not. Use an address that stays with https://.`,
      { status },
    );
  }
  return undefined;
}

function withCredentials(target: Target, first: Target): Target {
  return target.url.origin === first.url.origin
    ? { ...target, authorization: first.authorization }
    : target;
}
