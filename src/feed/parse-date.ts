import { isDayName, monthNamed } from "./date-names.ts";
import { parseZone, type ZoneOffset } from "./time-zones.ts";

/** No way to write a date is longer. */
const MAX_LENGTH = 100;
/** Before this, a year is a program's zero, not news. */
const FIRST_YEAR = 1900;

interface Day {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const MIDNIGHT: Time = { hour: 0, minute: 0, second: 0, millisecond: 0 };
const UTC: ZoneOffset = () => 0;

/**
 * Reads a date as feeds write them: RFC 822 and 2822, ISO 8601 in its variants, Unix seconds or
 * milliseconds, and what people type, with names of months in some thirty languages.
 *
 * What names no zone is universal time; what names no time is midnight. Two-digit years follow
 * RFC 2822 (00 to 49 are 20xx). `1/2/2025` is the second of January, as in the United States, unless
 * only the other reading is a date; `03-12-31` begins with its year. Undefined for impossible dates ("30 Feb"), years before 1900,
 * impossible zones and all that is no date. Never throws; the machine's own zone plays no part.
 */
export function parseFeedDate(text: string): Date | undefined {
  const plain = text.length > MAX_LENGTH * 4 ? "" : plainDigits(text).trim();
  if (plain === "" || plain.length > MAX_LENGTH) {
    return undefined;
  }
  return parseIso(plain) ?? parseUnix(plain) ?? parseWords(plain);
}

/** ASCII digits and punctuation for those of other scripts. */
function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[\u200e\u200f\u061c\u202a-\u202e]/gu, "")
    .replaceAll(/[\u2212\u2013]/gu, "-");
}

const ISO =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:(?:[T_]|\s*,?\s+)(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(\S.*)?|Z)?$/iu;
const ORDINAL = /^(\d{4})-?(\d{3})(?:T.*)?$/u;

function parseIso(text: string): Date | undefined {
  const ordinal = ORDINAL.exec(text);
  if (ordinal !== null) {
    return dayOfYear(Number(ordinal[1]), Number(ordinal[2]));
  }
  const match = ISO.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month = "1", day = "1", hour = "0", minute = "0", second = "0"] = match;
  const zone = zoneOf(match[8]);
  if (zone === undefined) {
    return undefined;
  }
  return instant(
    { year: Number(year), month: Number(month), day: Number(day) },
    {
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millisecond: milliseconds(match[7]),
    },
    zone,
  );
}

function zoneOf(text: string | undefined): ZoneOffset | undefined {
  return text === undefined || text === "" ? UTC : parseZone(text.replaceAll(/\s/gu, ""));
}

function milliseconds(fraction: string | undefined): number {
  return Number((fraction ?? "0").slice(0, 3).padEnd(3, "0"));
}

function dayOfYear(year: number, day: number): Date | undefined {
  const date = new Date(Date.UTC(year, 0, day));
  return year >= FIRST_YEAR && day > 0 && date.getUTCFullYear() === year ? date : undefined;
}

function parseUnix(text: string): Date | undefined {
  if (/^\d{9,10}(?:\.\d+)?$/u.test(text)) {
    return new Date(Math.floor(Number(text)) * 1000);
  }
  return /^\d{12,13}$/u.test(text) ? new Date(Number(text)) : undefined;
}

/** What has been made out of a date written in words, so far. */
interface Found {
  numbers: string[];
  month: number | undefined;
  time: Time | undefined;
  half: "am" | "pm" | undefined;
  zone: ZoneOffset | undefined;
  isBroken: boolean;
}

/**
 * A time, a zone in digits, a number, a place, a word. An offset stands behind a time or a zone's
 * name: `11-04-2020` holds none.
 */
const TOKEN =
  /\d{1,2}[:hH]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|(?:gmt|utc)?[+-]\d{1,2}:?\d{2}(?![\d-])|(?:gmt|utc)[+-]\d{1,2}|\d+|[A-Za-z]+(?:\/[A-Za-z_]+)+|\p{L}[\p{L}\p{M}.'’]*/giu;

function parseWords(text: string): Date | undefined {
  const found: Found = {
    numbers: [],
    month: undefined,
    time: undefined,
    half: undefined,
    zone: undefined,
    isBroken: false,
  };
  for (const match of easternSpelling(text).matchAll(TOKEN)) {
    takeToken(found, match[0]);
  }
  const day = found.isBroken ? undefined : dayOf(found, text);
  if (day === undefined) {
    return undefined;
  }
  const time = found.time ?? trailingTime(found) ?? MIDNIGHT;
  return instant(day, twelveHours(time, found.half), found.zone ?? UTC);
}

/** `2025年11月16日 19時24分` and `2025년 11월 16일` become `2025/11/16 19:24`. */
function easternSpelling(text: string): string {
  return text
    .replaceAll(/(\d+)\s*[年년]\s*(\d+)\s*[月월]\s*(\d+)\s*[日일号]?/gu, "$1/$2/$3 ")
    .replaceAll(/(\d+)\s*[時时點点시]\s*(\d+)\s*[分분]?/gu, (_, hour: string, minute: string) =>
      [hour, minute.padStart(2, "0")].join(":"),
    );
}

function takeToken(found: Found, token: string): void {
  if (/^\d/u.test(token)) {
    takeNumber(found, token);
  } else if (/[+-]\d/u.test(token)) {
    takeOffset(found, token);
  } else {
    takeWord(found, token);
  }
}

function takeNumber(found: Found, token: string): void {
  const time = /^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d+))?)?$/iu.exec(token);
  if (time === null) {
    found.numbers.push(token);
    return;
  }
  found.time ??= {
    hour: Number(time[1]),
    minute: Number(time[2]),
    second: Number(time[3] ?? 0),
    millisecond: milliseconds(time[4]),
  };
}

/** Behind a time it is an offset, before it the end of a date such as `11-04-2020`. */
function takeOffset(found: Found, token: string): void {
  if (found.time === undefined && /^-\d+$/u.test(token)) {
    found.numbers.push(token.slice(1));
    return;
  }
  const zone = parseZone(token);
  found.isBroken ||= zone === undefined;
  found.zone = zone ?? found.zone;
}

const HALVES: ReadonlyMap<string, "am" | "pm"> = new Map([
  ["am", "am"],
  ["a.m.", "am"],
  ["a.m", "am"],
  ["오전", "am"],
  ["上午", "am"],
  ["午前", "am"],
  ["ص", "am"],
  ["pm", "pm"],
  ["p.m.", "pm"],
  ["p.m", "pm"],
  ["오후", "pm"],
  ["下午", "pm"],
  ["午後", "pm"],
  ["م", "pm"],
]);

function takeWord(found: Found, word: string): void {
  const half = HALVES.get(word.toLowerCase());
  if (half !== undefined) {
    found.half = half;
    return;
  }
  const month = monthNamed(word);
  if (month !== undefined && isMonthHere(found, word)) {
    found.month = month;
    return;
  }
  const isZoneHere = found.numbers.length > 0 && !isDayName(word);
  found.zone = (isZoneHere ? parseZone(word) : undefined) ?? found.zone;
}

/** `mar` is a Tuesday in "mar, 16 dic 2025": of two such words the one beside the day is the month. */
function isMonthHere(found: Found, word: string): boolean {
  return found.month === undefined || (found.numbers.length > 0 && !isDayName(word));
}

function dayOf(found: Found, text: string): Day | undefined {
  return found.month === undefined ? dayInNumbers(found.numbers, text) : dayWithName(found);
}

function dayWithName({ numbers, month, time }: Found): Day | undefined {
  const [first = "", second = ""] = numbers;
  if (month === undefined || second === "") {
    return undefined;
  }
  if (first.length === 4) {
    return { year: Number(first), month, day: Number(second) };
  }
  const long = time === undefined ? undefined : numbers.find((number) => number.length === 4);
  return { year: yearOf(long ?? second), month, day: Number(first) };
}

function dayInNumbers(numbers: readonly string[], text: string): Day | undefined {
  const [first = "", second = "", third = ""] = numbers;
  if (third === "" || second.length > 2) {
    return undefined;
  }
  if (first.length === 4 || /^\d\d-[01]\d-\d\d\b/u.test(text)) {
    return { year: yearOf(first), month: Number(second), day: Number(third) };
  }
  const year = yearOf(third);
  const isDayFirst = !/^\D*\d+\//u.test(text) || Number(first) > 12;
  return isDayFirst
    ? { year, month: Number(second), day: Number(first) }
    : { year, month: Number(first), day: Number(second) };
}

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 3) {
    return year;
  }
  return year < 50 ? 2000 + year : 1900 + year;
}

/** `kl 19.24` and the `1500` of `03 Apr 02 1500`: numbers behind the day. */
function trailingTime(found: Found): Time | undefined {
  const [hour = "", minute = ""] = found.numbers.slice(found.month === undefined ? 3 : 2);
  if (/^\d{4}$/u.test(hour)) {
    return { ...MIDNIGHT, hour: Number(hour.slice(0, 2)), minute: Number(hour.slice(2)) };
  }
  return /^\d{1,2}$/u.test(hour) && /^\d{2}$/u.test(minute)
    ? { ...MIDNIGHT, hour: Number(hour), minute: Number(minute) }
    : undefined;
}

function twelveHours(time: Time, half: "am" | "pm" | undefined): Time {
  if (half === undefined || time.hour > 12) {
    return time;
  }
  return { ...time, hour: (time.hour % 12) + (half === "pm" ? 12 : 0) };
}

function instant({ year, month, day }: Day, time: Time, zone: ZoneOffset): Date | undefined {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const isDay =
    year >= FIRST_YEAR &&
    year <= 9999 &&
    midnight.getUTCMonth() === month - 1 &&
    midnight.getUTCDate() === day;
  if (!isDay || !isTime(time)) {
    return undefined;
  }
  const seconds = time.hour * 3600 + time.minute * 60 + time.second;
  const wallClock = new Date(midnight.getTime() + seconds * 1000 + time.millisecond);
  return new Date(wallClock.getTime() - zone(wallClock) * 60_000);
}

/** 24:00:00 is the midnight that follows, 23:59:60 a leap second. */
function isTime({ hour, minute, second }: Time): boolean {
  return minute < 60 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));
}
