import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company =
  "Die Firma Torvane backt die Hälfte der Brote auf der Insel. Torvane hat 400 Mitarbeiter.";

/** All names are invented. */
const rows: readonly Row[] = [
  {
    sentence: "Torvane Brot dementierte den Bericht am Montag.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  { sentence: "Torvane Brot weist die Vorwürfe zurück.", type: "denial", speaker: "Torvane Brot" },
  {
    sentence: "Am Abend wies Torvane Brot die Vorwürfe zurück.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Torvane Brot hat den Bericht zurückgewiesen.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Ein Sprecher von Torvane Brot bestritt die Vorwürfe.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Das ist völlig falsch, sagte Ada Krell dem Elleryblatt.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Die Vorwürfe seien haltlos, hieß es von Torvane Brot.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Dahinter stecke eine böswillige Kampagne, hieß es von Torvane Brot.",
    type: "statement",
    speaker: "Torvane Brot",
  },
  {
    after: company,
    sentence: "Das Unternehmen bestreitet die Vorwürfe.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: "Der Konzern dementierte den Bericht.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence: "Auch die norwegische Botschaft in Madrid wies die Behauptungen zurück.",
    type: "denial",
    speaker: "norwegische Botschaft",
  },
  { sentence: "Die Polizei dementierte die Zahl.", type: "denial", speaker: "Die Polizei" },
  {
    sentence: "Torvane Brot wollte sich nicht äußern.",
    type: "no_comment",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Das Weiße Haus lehnte eine Stellungnahme ab.",
    type: "no_comment",
    speaker: "Weiße Haus",
  },
  {
    sentence: "Die Gewerkschaft beschuldigte Torvane Brot.",
    type: "allegation",
    speaker: "Die Gewerkschaft",
  },
  { sentence: "Torvane Brot bestätigte den Brand.", type: "confirmation", speaker: "Torvane Brot" },
  {
    sentence: "Die Staatsanwaltschaft ermittelt gegen Bo Farm.",
    type: "action",
    speaker: "Die Staatsanwaltschaft",
  },
  { sentence: "Bo Farm trat am Montag zurück.", type: "action", speaker: "Bo Farm" },
  {
    sentence: "Ada Krell fordert eine Entschuldigung von Torvane Brot.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "„Wir backen die Nacht durch“, sagte Bo Farm.",
    type: "statement",
    speaker: "Bo Farm",
  },
  {
    sentence: "Das Gericht lehnte den Antrag auf Kaution ab.",
    type: "action",
    speaker: "Das Gericht",
  },
  { sentence: "Er hat nicht bestritten, dass er dort war.", type: undefined },
  { sentence: "Die Mühle steht am Fluss und hat vier Schornsteine.", type: undefined },
];

describe("who does what in a German sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "de")).toBe(wanted(row));
  });
});
