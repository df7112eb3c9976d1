import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

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
    after:
      "Die Firma Torvane backt die Hälfte der Brote auf der Insel. Torvane hat 400 Mitarbeiter.",
    sentence: "Das Unternehmen bestreitet die Vorwürfe.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after:
      "Die Firma Torvane backt die Hälfte der Brote auf der Insel. Torvane hat 400 Mitarbeiter.",
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
  {
    sentence: "Die Vorwürfe wies auch Ellery Shipping zurück.",
    type: "denial",
    speaker: "Ellery Shipping",
  },
  {
    sentence: "„An der Geschichte ist kein Fünkchen Wahrheit“, sagte Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Die Zahlen seien aus der Luft gegriffen, sagte Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "„Dieses Treffen hat nie stattgefunden“, erklärte der Kreml.",
    type: "denial",
    speaker: "Kreml",
  },
  {
    sentence: "Ellery Shipping widersprach dem Bericht am Freitag.",
    type: "denial",
    speaker: "Ellery Shipping",
  },
  {
    sentence: "„Wir haben niemals altes Mehl verkauft“, versicherte Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Die EU-Kommission reagierte zunächst nicht.",
    type: "no_comment",
    speaker: "EU-Kommission",
  },
  {
    sentence: "Ellery Shipping ließ Fragen unbeantwortet.",
    type: "no_comment",
    speaker: "Ellery Shipping",
  },
  { sentence: "Bo Farm war nicht erreichbar.", type: "no_comment", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping räumte den Fehler ein.",
    type: "confirmation",
    speaker: "Ellery Shipping",
  },
  { sentence: "Bo Farm gab den Betrug zu.", type: "confirmation", speaker: "Bo Farm" },
  { sentence: "Bo Farm ruderte am Freitag zurück.", type: "walk_back", speaker: "Bo Farm" },
  { sentence: "Ada Krell zog ihre Aussage zurück.", type: "walk_back", speaker: "Ada Krell" },
  { sentence: "Korrektur: Die Mühle steht in Ellery.", type: "correction", speaker: "The Outlet" },
  {
    sentence: "Ada Krell wirft Torvane Brot Betrug vor.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Ellery Shipping ruft 4000 Kisten zurück.",
    type: "action",
    speaker: "Ellery Shipping",
  },
  { sentence: "Die Polizei nahm zwei Männer fest.", type: "action", speaker: "Die Polizei" },
  { sentence: "Das Bundesamt verhängte ein Bußgeld.", type: "action", speaker: "Das Bundesamt" },
  { sentence: "Bo Farm legte sein Amt nieder.", type: "action", speaker: "Bo Farm" },
  {
    sentence: "Torvane Brot entschuldigte sich am Abend.",
    type: "statement",
    speaker: "Torvane Brot",
  },
  { sentence: "Ada Krell begrüßte das Urteil.", type: "statement", speaker: "Ada Krell" },
  { sentence: "Die Zahl der Toten stieg auf 14.", type: "update", speaker: "The Outlet" },
  { sentence: "Die Mannschaft bestritt ihr erstes Spiel im Regen.", type: undefined },
  { sentence: "Im Garten gibt es viel zu tun.", type: undefined },
  { sentence: "Die Ware geht durch viele Hände und kommt am Montag an.", type: undefined },
  { sentence: "Der Patient wurde aus dem Krankenhaus entlassen.", type: undefined },
  { sentence: "Der Ministerin wurde die Zahl nicht bestätigt.", type: undefined },
  { sentence: "Er klagt über Kopfschmerzen.", type: undefined },
  // Whose it is.
  {
    sentence: "Die Route sei gefährlich, sagt Petra Lund.",
    type: "statement",
    speaker: "Petra Lund",
  },
  { sentence: "Torvane weist die Vorwürfe zurück.", type: "denial", speaker: "Torvane" },
  {
    after: "Ada Krell ist die Geschäftsführerin von Torvane Brot.",
    sentence: "„Bei uns gab es das nie“, sagt die Geschäftsführerin.",
    type: "statement",
    speaker: "Ada Krell, Torvane Brot",
  },
  {
    after: "Ada Krell hat die Tür schon aufgeschlossen.",
    sentence: "„Bei uns gab es das nie“, sagt die Geschäftsführerin des Mehlherstellers Torvane.",
    type: "statement",
    speaker: "Ada Krell, Torvane",
  },
  {
    after: "Es ist still geworden, als Ada Krell ans Mikrofon trat.",
    sentence: "„Das war falsch, und ich nehme es zurück“, sagte die Vorstandsvorsitzende.",
    type: "walk_back",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "Weil zwei Kunden abgesprungen waren, hat Torvane Brot beim Landgericht Klage eingereicht.",
    type: "action",
    speaker: "Torvane Brot",
  },
  {
    sentence:
      "Die Kunden sprangen ab, deshalb hat Torvane Brot Klage gegen den Konkurrenten eingereicht.",
    type: "action",
    speaker: "Torvane Brot",
  },
  {
    sentence: "Die Büros wurden am Montag von der Staatsanwaltschaft Ellerheim durchsucht.",
    type: "action",
    speaker: "Staatsanwaltschaft Ellerheim",
  },
  {
    sentence:
      "„Das stimmt nicht, das ist frei erfunden“, sagt Bo Farm, Sprecher der Mühle, am Montag dem Echo.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Torvane Brot äußerte sich auf Anfrage nicht.",
    type: "no_comment",
    speaker: "Torvane Brot",
  },
  {
    after: "Torvane Brot backt auf der Insel.",
    sentence: "Das Unternehmen wies die Vorwürfe zurück.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    after: "Torvane Brot backt auf der Insel.",
    sentence: "Ein Sprecher des Unternehmens wies die Vorwürfe zurück.",
    type: "denial",
    speaker: "Torvane Brot",
  },
  {
    after: "Ada Krell trat vor die Presse.",
    sentence: "Die Ofentür habe tatsächlich geklemmt, räumte sie ein.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "Torvane Brot zog am Abend Konsequenzen: Alle Lieferungen sind bis auf Weiteres gestoppt.",
    type: "action",
    speaker: "Torvane Brot",
  },
  {
    sentence:
      "Seit Montag ist klar, was geschah: „Wir haben es nie verkauft“, versicherte Bürgermeister Bo Farm.",
    type: "statement",
    speaker: "Bo Farm",
  },
  {
    sentence: "Dass sie davon gewusst habe, bestreitet Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    after: "„Wir haben nichts zu verbergen.“",
    sentence: "Das sagte Ada Krell am Montag in Ellerheim.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "Bürgermeisterin Ada Krell bestätigte am Montag in Ellerheim, dass der Damm gebrochen ist.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Die Mühle Torvane weist die Vorwürfe zurück.", type: "denial", speaker: "Torvane" },
  {
    sentence: "„Das ist gelogen, und zwar von vorn bis hinten“, sagt der Müller Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence:
      "„Das ist gelogen, und zwar von vorn bis hinten“, so Ada Krell, Sprecherin des Hafenamts.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Am Dienstag räumte Ada Krell vor dem Ausschuss ein, die Akte gekannt zu haben.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Die Staatsanwaltschaft Ellerheim hat am Montag Ermittlungen eingeleitet.",
    type: "action",
    speaker: "Staatsanwaltschaft Ellerheim",
  },
  {
    after: "Die Staatsanwaltschaft Ellerheim prüft den Fall.",
    sentence: "Die Staatsanwaltschaft hat Anklage erhoben.",
    type: "action",
    speaker: "Staatsanwaltschaft Ellerheim",
  },
  {
    after: "Ada Krell ist seit Mai im Amt.",
    sentence: "Sie weist die Vorwürfe zurück.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Sein Anwalt Bo Farm bestritt am Dienstag alle Vorwürfe.",
    type: "denial",
    speaker: "Bo Farm",
  },
];

describe("who does what in a German sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "de")).toBe(wanted(row));
  });
});
