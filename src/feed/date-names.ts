/** Languages whose names of months and days are read, as publishers write them in feeds. */
const LANGUAGES =
  "en de fr es pt it nl sv nb nn da fi et pl cs sk uk ru tr ar ar-SY zh ja ko id ro hu el ca bg lt lv vi".split(
    " ",
  );

const SHAPES: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "short" },
  { month: "long", day: "numeric", year: "numeric" },
  { month: "short", day: "numeric", year: "numeric" },
];

/** Spellings that Intl does not list and feeds have. */
const ALSO: readonly (readonly [string, number])[] = [
  ["sept", 9],
  ["mrz", 3],
  ["maerz", 3],
  ["jaenner", 1],
  ["jänner", 1],
  ["fev", 2],
  ["aout", 8],
  ["set", 9],
  ["avg", 8],
];

const MONTH_NAMES: Map<string, number> = new Map();
const DAY_NAMES: Set<string> = new Set();

/**
 * The month, 1 to 12, that this word names in one of the languages read; in any case and form
 * (nominative or genitive, long or short, with or without its full stop or accents).
 */
export function monthNamed(word: string): number | undefined {
  ensureNames();
  const name = bare(word);
  return MONTH_NAMES.get(name) ?? MONTH_NAMES.get(withoutAccents(name));
}

/** Whether this word names a day of the week in one of the languages read. */
export function isDayName(word: string): boolean {
  ensureNames();
  return DAY_NAMES.has(bare(word));
}

function ensureNames(): void {
  if (MONTH_NAMES.size > 0) {
    return;
  }
  for (const language of LANGUAGES) {
    for (const shape of SHAPES) {
      learnMonths(language, shape);
    }
    learnDays(language);
  }
  for (const [name, month] of ALSO) {
    MONTH_NAMES.set(name, month);
  }
}

function learnMonths(language: string, shape: Intl.DateTimeFormatOptions): void {
  const format = new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, {
    ...shape,
    timeZone: "UTC",
  });
  for (let month = 1; month <= 12; month += 1) {
    const parts = format.formatToParts(Date.UTC(2025, month - 1, 15));
    const name = bare(parts.find((part) => part.type === "month")?.value ?? "");
    if (/\p{L}/u.test(name)) {
      learnMonth(name, month);
      learnMonth(withoutAccents(name), month);
    }
  }
}

/** The first language to use a name keeps it. */
function learnMonth(name: string, month: number): void {
  if (!MONTH_NAMES.has(name)) {
    MONTH_NAMES.set(name, month);
  }
}

function learnDays(language: string): void {
  for (const weekday of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
    for (let day = 1; day <= 7; day += 1) {
      DAY_NAMES.add(bare(format.format(Date.UTC(2025, 5, day))));
    }
  }
}

function bare(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[.,'’]/gu, "")
    .trim();
}

function withoutAccents(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "");
}
