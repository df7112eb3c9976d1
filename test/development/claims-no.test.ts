import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "Torvane Brød avviser anklagene.", type: "denial", speaker: "Torvane Brød" },
  { sentence: "Mandag avviste Torvane Brød historien.", type: "denial", speaker: "Torvane Brød" },
  {
    sentence: "Torvane Brød benekter at gammelt mel ble solgt.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    sentence: "En talsmann for Torvane Brød dementerer historien.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  { sentence: "Det stemmer ikke, sier Ada Krell.", type: "denial", speaker: "Ada Krell" },
  { sentence: "– Det er rent oppspinn, sier Bo Farm.", type: "denial", speaker: "Bo Farm" },
  { sentence: "– Det er ikkje rett, seier Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "– Vi kjenner oss ikke igjen i dette, sier Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Ifølge Torvane Brød er historien helt feil.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Torvane Brød baker halvparten av øyas brød. Torvane Brød har 400 ansatte.",
    sentence: "Selskapet avviser anklagene.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Torvane Brød baker halvparten av øyas brød. Torvane Brød har 400 ansatte.",
    sentence: "Bedriften kaller historien oppspinn.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Ada Krell talte i Ellery. Det var sent, sa Ada Krell.",
    sentence: "Hun avviser beskyldningene.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "”Brevet er en forfalskning”, sier Kreml.", type: "denial", speaker: "Kreml" },
  { sentence: "Politiet avviste tallet.", type: "denial", speaker: "Politiet" },
  {
    sentence: "”Vi har aldri solgt gammelt mel”, sier Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Torvane Brød vil ikke kommentere saken.",
    type: "no_comment",
    speaker: "Torvane Brød",
  },
  {
    sentence: "Torvane Brød vil ikkje kommentere saka.",
    type: "no_comment",
    speaker: "Torvane Brød",
  },
  { sentence: "Bo Farm avslår å kommentere.", type: "no_comment", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping nekter å uttale seg.",
    type: "no_comment",
    speaker: "Ellery Shipping",
  },
  { sentence: "Torvane Brød bekrefter brannen.", type: "confirmation", speaker: "Torvane Brød" },
  { sentence: "Bo Farm innrømmer feilen.", type: "confirmation", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping erkjente svindelen.",
    type: "confirmation",
    speaker: "Ellery Shipping",
  },
  { sentence: "Bo Farm trakk tilbake forklaringen.", type: "walk_back", speaker: "Bo Farm" },
  { sentence: "– Jeg tok feil, sier Ada Krell.", type: "walk_back", speaker: "Ada Krell" },
  { sentence: "Rettelse: bakeriet ligger i Ellery.", type: "correction", speaker: "The Outlet" },
  {
    sentence: "Fagforeningen beskylder Torvane Brød for svindel.",
    type: "allegation",
    speaker: "Fagforeningen",
  },
  { sentence: "Ada Krell hevder at melet var muggent.", type: "allegation", speaker: "Ada Krell" },
  { sentence: "Politiet pågrep to menn.", type: "action", speaker: "Politiet" },
  { sentence: "Bo Farm går av.", type: "action", speaker: "Bo Farm" },
  { sentence: "Mattilsynet oppretter sak.", type: "action", speaker: "Mattilsynet" },
  { sentence: "Retten avviste begjæringen.", type: "action", speaker: "Retten" },
  {
    sentence: "Ellery Shipping tilbakekaller 4000 kasser.",
    type: "action",
    speaker: "Ellery Shipping",
  },
  { sentence: "Kommunen stenger stranden.", type: "action", speaker: "Kommunen" },
  { sentence: "Ada Krell krever en unnskyldning.", type: "statement", speaker: "Ada Krell" },
  { sentence: "Torvane Brød beklager hendelsen.", type: "statement", speaker: "Torvane Brød" },
  { sentence: "– Vi baker hele natten, sier Bo Farm.", type: "statement", speaker: "Bo Farm" },
  { sentence: "Dødstallet har steget til 14.", type: "update", speaker: "The Outlet" },
  { sentence: "Politiet har ikke bekreftet tallet.", type: undefined },
  { sentence: "Bo Farm har ikke benektet møtet.", type: undefined },
  { sentence: "Hvis rederiet avviser det, åpnes arkivet.", type: undefined },
  { sentence: "Møllen ligger ved elva og har fire piper.", type: undefined },
  { sentence: "Hun nekter å betale for maten.", type: undefined },
  { sentence: "Turgåerne gikk tilbake til bygda.", type: undefined },
  { sentence: "Brødet ligger på hylla ved siden av ovnen.", type: undefined },
  { sentence: "Ovnen ble pusset opp i fjor høst.", type: undefined },
  // Whose it is.
  { sentence: "Ruten er farlig, sier Petra Lund.", type: "statement", speaker: "Petra Lund" },
  {
    sentence: "En mann i 40-årene er pågrepet, mistenkt for ildspåsettelse.",
    type: "action",
    speaker: "The Outlet",
  },
  {
    after: "Ada Krell åpnet døren.",
    sentence: "– Vi har aldri solgt det, sier direktøren.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Ravn Brød ønsker ikke å kommentere saken overfor Kystavisen.",
    type: "no_comment",
    speaker: "Ravn Brød",
  },
  {
    after: "Kystavisen har kontaktet Ravn Brød.",
    sentence: "Selskapet ønsker ikke å kommentere saken.",
    type: "no_comment",
    speaker: "Ravn Brød",
  },
  { sentence: "Bakeriet ble ransaket av politiet mandag.", type: "action", speaker: "politiet" },
  {
    sentence: "– Det stemmer ikke i det hele tatt, sier havnedirektør Ada Krell til Kystavisen.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "At hun visste om det, avviser Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    after: "Ada Krell møtte pressen.",
    sentence: "Hun nekter straffskyld.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Det bekrefter pressesjef Ada Krell i Ravn Brød.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Etter at kundene forsvant, har Ravn Brød saksøkt konkurrenten.",
    type: "action",
    speaker: "Ravn Brød",
  },
  {
    after: "Ravn Brød baker på øya.",
    sentence: "Bedriften avviser påstandene.",
    type: "denial",
    speaker: "Ravn Brød",
  },
  {
    sentence: "– Vi har ingenting å skjule, sier ordfører Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Ordfører Ada Krell bekrefter at demningen har brutt sammen.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Ravn Brød har suspendert direktøren.", type: "action", speaker: "Ravn Brød" },
  { sentence: "Hennes advokat, Bo Farm, avviser påstanden.", type: "denial", speaker: "Bo Farm" },
  { sentence: "Politiet har innledet etterforskning.", type: "action", speaker: "Politiet" },
  {
    sentence: "– Det er ikke sant i det hele tatt, skriver Ada Krell i en e-post til Kystavisen.",
    type: "denial",
    speaker: "Ada Krell",
  },
];

describe("who does what in a Norwegian sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "no")).toBe(wanted(row));
  });
});
