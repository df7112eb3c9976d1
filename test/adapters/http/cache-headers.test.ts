import { describe, expect, test } from "vitest";

import {
  parseHttpDate,
  readFreshness,
  readRetryAfter,
} from "../../../src/adapters/http/cache-headers.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const HOUR = 3_600_000;
const LONGEST = 2 ** 31 * 1_000;

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    ["0", 0],
    ["00060", 60_000],
    ["315360000", 315_360_000_000],
    ["9".repeat(400), LONGEST],
    ["Sun, 22 Nov 2026 13:00:00 GMT", HOUR],
    ["Sunday, 22-Nov-26 13:00:00 GMT", HOUR],
    ["Sun Nov 22 13:00:00 2026", HOUR],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
    ["-5", undefined],
    ["1.5", undefined],
    ["1e9", undefined],
    ["0x10", undefined],
    ["soon", undefined],
    ["2027", 2_027_000],
    ["Nov 2027", undefined],
    ["2026-11-22T13:00:00Z", undefined],
    ["Sun, 22 Nov 2026 99:00:00 GMT", undefined],
    ["", undefined],
  ])("%j", (value, expected) => {
    expect(readRetryAfter({ "retry-after": value }, NOW)).toBe(expected);
  });

  test("absent or sent twice, it says nothing", () => {
    expect(readRetryAfter({}, NOW)).toBeUndefined();
    expect(readRetryAfter({ "retry-after": ["1", "2"] }, NOW)).toBeUndefined();
  });
});

describe("freshness", () => {
  test.each([
    [{ "cache-control": "max-age=600" }, 600_000],
    [{ "cache-control": "public, Max-Age = 600 , must-revalidate" }, 600_000],
    [{ "cache-control": 'max-age="600"' }, 600_000],
    [{ "cache-control": ["public", "max-age=600"] }, 600_000],
    [{ "cache-control": "max-age=600", age: "100" }, 500_000],
    [{ "cache-control": "max-age=600", age: "700" }, 0],
    [{ "cache-control": "max-age=600", age: "-1" }, 600_000],
    [{ "cache-control": "max-age=0" }, 0],
    [{ "cache-control": "max-age=-60" }, undefined],
    [{ "cache-control": "max-age=soon" }, undefined],
    [{ "cache-control": "s-maxage=600" }, undefined],
    [{ "cache-control": "max-age=600, no-cache" }, undefined],
    [{ "cache-control": "no-store", expires: "Sun, 22 Nov 2026 13:00:00 GMT" }, undefined],
    [{ "cache-control": `max-age=${"9".repeat(400)}` }, LONGEST],
    [{ expires: "Sun, 22 Nov 2026 13:00:00 GMT" }, HOUR],
    [{ expires: "Sun, 22 Nov 2026 13:00:00 GMT", date: "Sun, 22 Nov 2026 12:30:00 GMT" }, HOUR / 2],
    [{ expires: "Sun, 22 Nov 2026 11:00:00 GMT" }, 0],
    [{ expires: "0" }, undefined],
    [{ expires: "-1" }, undefined],
    [{ expires: "Fri, 31 Dec 9999 23:59:59 GMT" }, LONGEST],
    [{ "cache-control": "max-age=60", expires: "Sun, 22 Nov 2026 13:00:00 GMT" }, 60_000],
    [{}, undefined],
  ])("%j", (headers, expected) => {
    expect(readFreshness(headers, NOW)).toBe(expected);
  });
});

test.each(["0", "-1", "2026", "now", "Sun", "1 2 3", "Invalid Date"])(
  "%j is no HTTP date, though Date.parse may think so",
  (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  },
);
