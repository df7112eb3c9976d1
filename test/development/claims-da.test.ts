import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "Torvane Brød afviser anklagerne.", type: "denial", speaker: "Torvane Brød" },
  { sentence: "Mandag afviste Torvane Brød historien.", type: "denial", speaker: "Torvane Brød" },
  {
    sentence: "Torvane Brød benægter, at gammelt mel blev solgt.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    sentence: "En talsmand for Torvane Brød dementerer historien.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  { sentence: "Det passer ikke, siger Ada Krell.", type: "denial", speaker: "Ada Krell" },
  { sentence: "– Det er rent opspind, siger Bo Farm.", type: "denial", speaker: "Bo Farm" },
  {
    sentence: "– Det kan jeg slet ikke genkende, siger Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Ifølge Torvane Brød er historien grebet ud af luften.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Torvane Brød bager halvdelen af øens brød. Torvane Brød har 400 ansatte.",
    sentence: "Selskabet afviser anklagerne.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Torvane Brød bager halvdelen af øens brød. Torvane Brød har 400 ansatte.",
    sentence: "Virksomheden kalder historien opspind.",
    type: "denial",
    speaker: "Torvane Brød",
  },
  {
    after: "Ada Krell talte i Ellery. Det var sent, sagde Ada Krell.",
    sentence: "Hun afviser beskyldningerne.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Den norske ambassade dementerede historien.",
    type: "denial",
    speaker: "norske ambassade",
  },
  { sentence: "”Brevet er en forfalskning”, siger Kreml.", type: "denial", speaker: "Kreml" },
  { sentence: "Politiet afviste tallet.", type: "denial", speaker: "Politiet" },
  {
    sentence: "”Vi har aldrig solgt gammelt mel”, siger Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Torvane Brød vil ikke kommentere sagen.",
    type: "no_comment",
    speaker: "Torvane Brød",
  },
  { sentence: "Det Hvide Hus afslog at udtale sig.", type: "no_comment", speaker: "Hvide Hus" },
  { sentence: "Bo Farm er ikke vendt tilbage på mails.", type: "no_comment", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping nægter at udtale sig.",
    type: "no_comment",
    speaker: "Ellery Shipping",
  },
  { sentence: "Torvane Brød bekræfter branden.", type: "confirmation", speaker: "Torvane Brød" },
  { sentence: "Bo Farm erkender fejlen.", type: "confirmation", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping indrømmede svindlen.",
    type: "confirmation",
    speaker: "Ellery Shipping",
  },
  { sentence: "Bo Farm trak sin forklaring tilbage.", type: "walk_back", speaker: "Bo Farm" },
  { sentence: "– Jeg tog fejl, siger Ada Krell.", type: "walk_back", speaker: "Ada Krell" },
  { sentence: "Rettelse: bageriet ligger i Ellery.", type: "correction", speaker: "The Outlet" },
  {
    sentence: "Fagforeningen beskylder Torvane Brød for svindel.",
    type: "allegation",
    speaker: "Fagforeningen",
  },
  { sentence: "Ada Krell hævder, at melet var muggent.", type: "allegation", speaker: "Ada Krell" },
  { sentence: "Politiet anholdt to mænd.", type: "action", speaker: "Politiet" },
  { sentence: "Bo Farm går af.", type: "action", speaker: "Bo Farm" },
  {
    sentence: "Fødevarestyrelsen indleder en undersøgelse.",
    type: "action",
    speaker: "Fødevarestyrelsen",
  },
  { sentence: "Retten afviste begæringen.", type: "action", speaker: "Retten" },
  {
    sentence: "Ellery Shipping tilbagekalder 4000 kasser.",
    type: "action",
    speaker: "Ellery Shipping",
  },
  { sentence: "Kommunen lukker stranden.", type: "action", speaker: "Kommunen" },
  { sentence: "Ada Krell kræver en undskyldning.", type: "statement", speaker: "Ada Krell" },
  { sentence: "Torvane Brød beklager forløbet.", type: "statement", speaker: "Torvane Brød" },
  { sentence: "– Vi bager hele natten, siger Bo Farm.", type: "statement", speaker: "Bo Farm" },
  { sentence: "Dødstallet er steget til 14.", type: "update", speaker: "The Outlet" },
  { sentence: "Politiet har ikke bekræftet tallet.", type: undefined },
  { sentence: "Bo Farm har ikke benægtet mødet.", type: undefined },
  { sentence: "Hvis rederiet afviser det, åbnes arkivet.", type: undefined },
  { sentence: "Møllen ligger ved åen og har fire skorstene.", type: undefined },
  { sentence: "Skoene passer ikke til kjolen.", type: undefined },
  { sentence: "Hun nægter at betale for maden.", type: undefined },
  { sentence: "Brødet ligger på hylden ved siden af ovnen.", type: undefined },
  { sentence: "Vandrerne gik tilbage til landsbyen.", type: undefined },
  // Whose it is.
  { sentence: "Ruten er farlig, siger Petra Lund.", type: "statement", speaker: "Petra Lund" },
  {
    sentence: "– Vi har aldrig betalt nogen noget i alle de år, siger Petra Lund til Ellery Avis.",
    type: "denial",
    speaker: "Petra Lund",
  },
  {
    sentence: "En mand i 40'erne er anholdt, mistænkt for brandstiftelse.",
    type: "action",
    speaker: "The Outlet",
  },
  {
    after: "Ada Krell åbnede døren.",
    sentence: "»Vi har aldrig solgt det,« siger direktøren.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    after: "Ravn Brød bager på øen.",
    sentence: "Den ønsker ikke at stille op til interview.",
    type: "no_comment",
    speaker: "Ravn Brød",
  },
  {
    after: "Kystbladet har spurgt Ravn Brød.",
    sentence: "Selskabet ønsker ikke at kommentere sagen.",
    type: "no_comment",
    speaker: "Ravn Brød",
  },
  { sentence: "Bageriet blev ransaget af politiet mandag.", type: "action", speaker: "politiet" },
  {
    sentence: "»Det passer ikke, det er opspind,« siger havnedirektør Ada Krell til Kystbladet.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "At hun kendte til det, afviser Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "Medarbejderen blev fyret i april, oplyser Ravn Brød.",
    type: "action",
    speaker: "Ravn Brød",
  },
  {
    after: "Ada Krell mødte pressen.",
    sentence: "Hun nægter sig skyldig.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Direktøren, Ada Krell, afviser beskyldningerne.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "»Vi har ikke noget at skjule,« siger borgmester Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Borgmester Ada Krell bekræfter, at dæmningen er brudt.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Ravn Brød har bortvist direktøren.", type: "action", speaker: "Ravn Brød" },
  { sentence: "Hendes advokat, Bo Farm, afviser påstanden.", type: "denial", speaker: "Bo Farm" },
  { sentence: "Politiet har indledt en efterforskning.", type: "action", speaker: "Politiet" },
  {
    sentence: "Det oplyser pressechef Ada Krell fra Ravn Brød, der afviser kritikken.",
    type: "denial",
    speaker: "Ada Krell, Ravn Brød",
  },
];

describe("who does what in a Danish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "da")).toBe(wanted(row));
  });
});
