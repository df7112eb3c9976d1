import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company = "Torvane Bruk bakar hälften av öns bröd. Torvane Bruk har 400 anställda.";

/** All names are invented. */
const rows: readonly Row[] = [
  {
    sentence: "Torvane Bruk förnekar att gammalt mjöl har sålts till Lissabon.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "På måndagen förnekade Torvane Bruk uppgifterna.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Uppgifterna avfärdar Torvane Bruk som trams.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Torvane Bruk, som bakar åt flottan, avvisar anklagelserna.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "En talesperson för Torvane Bruk avvisar uppgifterna.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Det stämmer inte, säger Ada Krell till Ellerybladet.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "– Det stämmer inte, säger Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "Enligt Torvane Bruk är påståendet helt felaktigt.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    after: company,
    sentence: "Bolaget avvisar uppgifterna.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    after: company,
    sentence: "Uppgifterna är helt felaktiga, skriver bolaget i ett mejl till Ellerybladet.",
    type: "denial",
    speaker: "Torvane Bruk",
  },
  {
    after: "Ada Krell höll ett tal i Ellery. Det var sent, sade Ada Krell.",
    sentence: "Hon förnekar anklagelserna.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Norges ambassad i Madrid avvisar uppgifterna om Torvane Bruk.",
    type: "denial",
    speaker: "Norges ambassad",
  },
  {
    sentence: "Den norska ambassaden tillbakavisar rapporten.",
    type: "denial",
    speaker: "norska ambassaden",
  },
  {
    sentence: "Regeringen dementerar att ett avtal har skrivits.",
    type: "denial",
    speaker: "Regeringen",
  },
  {
    sentence: "Vita huset avböjde att kommentera saken.",
    type: "no_comment",
    speaker: "Vita huset",
  },
  {
    sentence: "Inte heller Torvane Bruk ville kommentera uppgifterna.",
    type: "no_comment",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Torvane Bruk har inte svarat på våra frågor.",
    type: "no_comment",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Ett pm från hamnen anklagar Torvane Bruk för att dölja mögel.",
    type: "allegation",
    speaker: "Ett pm",
  },
  {
    sentence: "Två tidigare bagare anklagar Torvane Bruk för fusk.",
    type: "allegation",
    speaker: "Två tidigare bagare",
  },
  {
    sentence: "Ada Krell hävdar att Bo Farm förfalskade loggen.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Bruk bekräftar att två ugnar brann.",
    type: "confirmation",
    speaker: "Torvane Bruk",
  },
  {
    sentence: "Ada Krell erkänner att hon skrev brevet.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Polisen grep Bo Farm på tisdagen.", type: "action", speaker: "Polisen" },
  { sentence: "Bo Farm greps av polisen på tisdagen.", type: "action", speaker: "polisen" },
  {
    sentence: "Åklagaren inleder en förundersökning mot Torvane Bruk.",
    type: "action",
    speaker: "Åklagaren",
  },
  { sentence: "Ada Krell avgår som ordförande.", type: "action", speaker: "Ada Krell" },
  { sentence: "Torvane Bruk stoppar produktionen.", type: "action", speaker: "Torvane Bruk" },
  {
    sentence: "Ada Krell kräver en ursäkt av Torvane Bruk.",
    type: "statement",
    speaker: "Ada Krell",
  },
  { sentence: "Biskoparna fördömer räden i Ellery.", type: "statement", speaker: "Biskoparna" },
  { sentence: "Dödstalet har stigit till 14.", type: "update", speaker: "The Outlet" },
  { sentence: "Amiralen har inte förnekat att han träffade Bo Farm.", type: undefined },
  { sentence: "Nämnden avvisade ansökan om uppehållstillstånd.", type: undefined },
  { sentence: "Kvarnen ligger vid ån och har fyra skorstenar.", type: undefined },
  // Whose it is.
  {
    sentence: "En man i 40-årsåldern har anhållits misstänkt för mordbrand.",
    type: "action",
    speaker: "The Outlet",
  },
  {
    sentence: "En man i 40-årsåldern har gripits av polisen misstänkt för mordbrand.",
    type: "action",
    speaker: "polisen",
  },
  { sentence: "Säfflebolaget förnekar uppgifterna.", type: "denial", speaker: "Säfflebolaget" },
  {
    after: "Petra Lund arbetade på färjan i tolv år.",
    sentence: "”Vi var alldeles för få ombord den natten”, sade hon.",
    type: "statement",
    speaker: "Petra Lund",
  },
  {
    sentence: "– Det stämmer inte alls, säger Ellerys bildningsdirektör Ada Krell till Kustbladet.",
    type: "denial",
    speaker: "Ada Krell, Ellery",
  },
  {
    after: "Ada Krell öppnade dörren.",
    sentence: "– Vi har aldrig sålt det, säger direktören.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    after: "Torvane Bröd bakar på ön.",
    sentence: "Företaget vill inte kommentera uppgifterna.",
    type: "no_comment",
    speaker: "Torvane Bröd",
  },
  {
    sentence: "Torvane Bröd vill inte svara på Kustbladets frågor.",
    type: "no_comment",
    speaker: "Torvane Bröd",
  },
  {
    after: "Kustbladet har sökt Torvane Bröd.",
    sentence: "Bolaget avböjer att kommentera.",
    type: "no_comment",
    speaker: "Torvane Bröd",
  },
  {
    sentence: "Det bekräftar Ada Krell, pressekreterare på hamnverket.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    after: "Ada Krell möter pressen i Ellery.",
    sentence: "Hon förnekar brott.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "– Vi har inget att dölja, säger kommunalrådet Ada Krell till Kustbladet.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "Borgmästaren Ada Krell bekräftar att dammen brustit.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Polisen har inlett en förundersökning.", type: "action", speaker: "Polisen" },
  {
    sentence: "Bo Farm, advokat åt direktören, tillbakavisar uppgifterna.",
    type: "denial",
    speaker: "Bo Farm",
  },
  {
    sentence: "Torvane Bröd, som bakar på ön, har stängt av direktören.",
    type: "action",
    speaker: "Torvane Bröd",
  },
  {
    sentence: "Enligt Ada Krell, pressekreterare på hamnverket, stämmer inte uppgifterna.",
    type: "denial",
    speaker: "Ada Krell",
  },
];

describe("who does what in a Swedish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "sv")).toBe(wanted(row));
  });
});
