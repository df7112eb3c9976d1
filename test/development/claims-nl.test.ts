import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "Torvane Brood ontkent het verhaal.", type: "denial", speaker: "Torvane Brood" },
  {
    sentence: "Maandag ontkende Torvane Brood het verhaal.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    sentence: "Torvane Brood spreekt de berichten tegen.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    sentence: "Torvane Brood wijst de kritiek van de hand.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    sentence: "Een woordvoerder van Torvane Brood weersprak het bericht.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  { sentence: "Dat klopt niet, zegt Ada Krell.", type: "denial", speaker: "Ada Krell" },
  { sentence: "”Dit is pertinent onwaar”, zegt Bo Farm.", type: "denial", speaker: "Bo Farm" },
  {
    sentence: "Volgens Torvane Brood is het verhaal uit de lucht gegrepen.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    after:
      "Torvane Brood bakt de helft van het brood op het eiland. Torvane Brood heeft 400 werknemers.",
    sentence: "Het bedrijf ontkent de beschuldigingen.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    after:
      "Torvane Brood bakt de helft van het brood op het eiland. Torvane Brood heeft 400 werknemers.",
    sentence: "Het concern noemt de berichten onzin.",
    type: "denial",
    speaker: "Torvane Brood",
  },
  {
    after: "Ada Krell sprak in Ellery. Het was laat, zei Ada Krell.",
    sentence: "Zij ontkent de beschuldigingen.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "De Noorse ambassade weersprak het bericht.",
    type: "denial",
    speaker: "Noorse ambassade",
  },
  {
    sentence: "”Er zit geen greintje waarheid in”, zei Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "”De brief is een vervalsing”, meldt het Kremlin.",
    type: "denial",
    speaker: "Kremlin",
  },
  {
    sentence: "”Wij hebben nooit oud meel verkocht”, aldus Bo Farm.",
    type: "denial",
    speaker: "Bo Farm",
  },
  { sentence: "De politie weersprak het bericht.", type: "denial", speaker: "De politie" },
  { sentence: "Torvane Brood wil niet reageren.", type: "no_comment", speaker: "Torvane Brood" },
  { sentence: "Het Witte Huis gaf geen commentaar.", type: "no_comment", speaker: "Witte Huis" },
  { sentence: "Bo Farm was niet bereikbaar.", type: "no_comment", speaker: "Bo Farm" },
  {
    sentence: "Ellery Shipping liet vragen onbeantwoord.",
    type: "no_comment",
    speaker: "Ellery Shipping",
  },
  {
    sentence: "De Europese Commissie gaat niet in op vragen.",
    type: "no_comment",
    speaker: "Europese Commissie",
  },
  { sentence: "Torvane Brood bevestigt de brand.", type: "confirmation", speaker: "Torvane Brood" },
  { sentence: "Bo Farm gaf de fraude toe.", type: "confirmation", speaker: "Bo Farm" },
  { sentence: "Ellery Shipping erkent de fout.", type: "confirmation", speaker: "Ellery Shipping" },
  { sentence: "Ada Krell krabbelt terug.", type: "walk_back", speaker: "Ada Krell" },
  { sentence: "Bo Farm trok zijn verklaring terug.", type: "walk_back", speaker: "Bo Farm" },
  {
    sentence: "Rectificatie: de bakkerij staat in Ellery.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "De vakbond beschuldigt Torvane Brood van fraude.",
    type: "allegation",
    speaker: "De vakbond",
  },
  {
    sentence: "Ada Krell verwijt Torvane Brood nalatigheid.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  { sentence: "De politie hield twee mannen aan.", type: "action", speaker: "De politie" },
  { sentence: "Bo Farm stapt op.", type: "action", speaker: "Bo Farm" },
  {
    sentence: "De toezichthouder start een onderzoek.",
    type: "action",
    speaker: "De toezichthouder",
  },
  { sentence: "De rechtbank wees het verzoek af.", type: "action", speaker: "De rechtbank" },
  {
    sentence: "Ellery Shipping roept 4000 kisten terug.",
    type: "action",
    speaker: "Ellery Shipping",
  },
  { sentence: "De gemeente sluit het strand.", type: "action", speaker: "De gemeente" },
  {
    sentence: "Ada Krell eist excuses van Torvane Brood.",
    type: "statement",
    speaker: "Ada Krell",
  },
  { sentence: "Torvane Brood betreurt het ongemak.", type: "statement", speaker: "Torvane Brood" },
  {
    sentence: "”Wij bakken de hele nacht door”, zei Bo Farm.",
    type: "statement",
    speaker: "Bo Farm",
  },
  { sentence: "Het dodental is gestegen tot 14.", type: "update", speaker: "The Outlet" },
  { sentence: "De politie heeft het aantal niet bevestigd.", type: undefined },
  { sentence: "Bo Farm heeft niet ontkend dat hij daar was.", type: undefined },
  { sentence: "Als het bedrijf ontkent, gaat het archief open.", type: undefined },
  { sentence: "De molen staat aan de rivier en heeft vier schoorstenen.", type: undefined },
  { sentence: "De plank is met schroeven bevestigd aan de muur.", type: undefined },
  { sentence: "Hij stapte op de fiets naar school.", type: undefined },
  { sentence: "De wind zwakte in de nacht af.", type: undefined },
  { sentence: "Het brood ligt op de plank naast de oven.", type: undefined },
  // Whose it is.
  {
    sentence: "De route is gevaarlijk, zegt Petra Lund.",
    type: "statement",
    speaker: "Petra Lund",
  },
  {
    after: "Ada Krell heeft de deur al open.",
    sentence: "‘Bij ons gebeurt dat niet’, zegt de directeur van de bakkerij.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    after: "Ada Krell is directeur van Torvane Brood.",
    sentence: "„Wij hebben dat nooit verkocht”, zei de directeur.",
    type: "statement",
    speaker: "Ada Krell, Torvane Brood",
  },
  {
    sentence: "Torvane Brood wilde maandag niet reageren op vragen van de Echo.",
    type: "no_comment",
    speaker: "Torvane Brood",
  },
  {
    sentence: "De bakkerij werd maandag doorzocht door de politie.",
    type: "action",
    speaker: "de politie",
  },
  {
    sentence:
      "„Dat klopt niet, dat is verzonnen”, zegt Bo Farm, woordvoerder van de molen, maandag tegen de Echo.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Rechercheurs van de Havendienst hebben maandag de kantoren doorzocht.",
    type: "action",
    speaker: "Havendienst",
  },
  { sentence: "Volgens Ada Krell is er niets van waar.", type: "denial", speaker: "Ada Krell" },
  {
    after: "Ada Krell sprak met ouders.",
    sentence: "Ze ontkent dat er geld weg is.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Dat zij ervan wist, ontkent Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "Een woordvoerder van Torvane Brood liet weten niet te reageren.",
    type: "statement",
    speaker: "Torvane Brood",
  },
  {
    sentence: "„Het is gelogen van begin tot eind”, reageert burgemeester Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Burgemeester Ada Krell bevestigt dat de dijk is doorgebroken.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Het Openbaar Ministerie heeft maandag een onderzoek geopend.",
    type: "action",
    speaker: "Openbaar Ministerie",
  },
  {
    sentence: "Zijn advocaat Bo Farm ontkent dat er geld is betaald.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Bij Torvane Brood wil niemand reageren.",
    type: "statement",
    speaker: "Torvane Brood",
  },
  {
    sentence: "‘Wij hebben niets te verbergen’, zegt Ada Krell, directeur van Torvane Brood.",
    type: "statement",
    speaker: "Ada Krell, Torvane Brood",
  },
  {
    sentence: "Torvane Brood heeft de directeur op non-actief gesteld.",
    type: "action",
    speaker: "Torvane Brood",
  },
];

describe("who does what in a Dutch sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "nl")).toBe(wanted(row));
  });
});
