import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseFeedDate } from "../../src/feed/parse-date.ts";

const LANGUAGES = "en de fr es pt it nl sv nb da fi et pl cs uk ru tr ar zh ja ko".split(" ");

describe("parseFeedDate", () => {
  test.each([
    ["Sun, 16 Nov 2025 18:24:00 GMT", "2025-11-16T18:24:00.000Z"],
    ["Sun, 16 Nov 2025 19:24:00 +0100", "2025-11-16T18:24:00.000Z"],
    ["Sun, 16 Nov 2025 13:24:00 EST", "2025-11-16T18:24:00.000Z"],
    ["Sun, 16 Nov 2025 10:24:00 PST", "2025-11-16T18:24:00.000Z"],
    ["16 Jul 2025 20:24 CEST", "2025-07-16T18:24:00.000Z"],
    ["Sun, 16 Nov 25 18:24 GMT", "2025-11-16T18:24:00.000Z"],
    ["16 Nov 99 18:24 GMT", "1999-11-16T18:24:00.000Z"],
    ["Sun, 16 Nov 2025 18:24:00", "2025-11-16T18:24:00.000Z"],
    ["Sun, 16 Nov 2025 19:24:00 GMT+0100 (CET)", "2025-11-16T18:24:00.000Z"],
    ["03 Apr 02 1500 GMT", "2002-04-03T15:00:00.000Z"],
    ["2025-11-16T18:24:00Z", "2025-11-16T18:24:00.000Z"],
    ["2025-11-16T18:24:00.123456789+00:00", "2025-11-16T18:24:00.123Z"],
    ["2025-11-16 18:24:00", "2025-11-16T18:24:00.000Z"],
    ["2025-11-16 19:24:00 Europe/Brussels", "2025-11-16T18:24:00.000Z"],
    ["2025-07-16 20:24:00 Europe/Brussels", "2025-07-16T18:24:00.000Z"],
    ["20251116T182400Z", "2025-11-16T18:24:00.000Z"],
    ["2025-11", "2025-11-01T00:00:00.000Z"],
    ["2025-320", "2025-11-16T00:00:00.000Z"],
    ["1763317440", "2025-11-16T18:24:00.000Z"],
    ["1763317440000", "2025-11-16T18:24:00.000Z"],
    ["Nov 16, 2025 6:24 PM", "2025-11-16T18:24:00.000Z"],
    ["November 16, 2025 12:05 am", "2025-11-16T00:05:00.000Z"],
    ["Sun Nov 16 18:24:00 2025", "2025-11-16T18:24:00.000Z"],
    ["16.11.2025 18:24", "2025-11-16T18:24:00.000Z"],
    ["16/11/2025", "2025-11-16T00:00:00.000Z"],
    ["11/16/2025", "2025-11-16T00:00:00.000Z"],
    ["16 nov 2025 kl 19.24", "2025-11-16T19:24:00.000Z"],
    ["Seg, 24 Set 2018 10:00:00 +0000", "2018-09-24T10:00:00.000Z"],
    ["mar, 16 dic 2025 10:00", "2025-12-16T10:00:00.000Z"],
    ["16 ноября 2025 г., 19:24", "2025-11-16T19:24:00.000Z"],
    ["2025年11月16日 19時24分", "2025-11-16T19:24:00.000Z"],
    ["2025년 11월 16일 오후 7:24", "2025-11-16T19:24:00.000Z"],
    ["١٦ نوفمبر ٢٠٢٥", "2025-11-16T00:00:00.000Z"],
    ["Sun, 16 Nov 2025 24:00:00 GMT", "2025-11-17T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
  ])("reads %s", (text, iso) => {
    expect(parseFeedDate(text)?.toISOString()).toBe(iso);
  });

  test.each([
    "",
    " ",
    "yesterday",
    "12 PM",
    "Mon, 30 Feb 2026 10:00:00 GMT",
    "2026-02-29",
    "2025-13-01",
    "2025-366",
    "2025-11-16T25:00:00Z",
    "2025-11-16T18:24:00+99:99",
    "0001-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.001Z",
    "1e400",
    "1".repeat(1000),
    " ".repeat(100_000),
  ])("finds no date in %j", (text) => {
    expect(parseFeedDate(text)).toBeUndefined();
  });

  test.each(LANGUAGES)("reads every month as it is written in %s", (language) => {
    const formats = (["long", "short"] as const).map(
      (month) =>
        new Intl.DateTimeFormat(language, {
          day: "numeric",
          month,
          year: "numeric",
          timeZone: "UTC",
        }),
    );
    for (const format of formats) {
      for (let month = 0; month < 12; month += 1) {
        const date = new Date(Date.UTC(2025, month, 16));
        expect([format.format(date), parseFeedDate(format.format(date))]).toEqual([
          format.format(date),
          date,
        ]);
      }
    }
  });

  test("reads back what the platform writes, whatever the machine's zone", () => {
    const dates = fc.date({
      min: new Date("1950-01-01T00:00:00Z"),
      max: new Date("2049-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
        expect(parseFeedDate(date.toISOString())).toEqual(date);
        expect(parseFeedDate(whole.toUTCString())).toEqual(whole);
      }),
    );
  });

  test("never throws and never makes an invalid date", () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom("Nov", "16", "2025", ":", "-", "+0100", "年", "T", " "),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(soup, (parts) => {
        expect(parseFeedDate(parts.join(" "))?.getTime()).not.toBeNaN();
      }),
    );
  });
});
