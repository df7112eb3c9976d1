import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  { sentence: "Torvane Leipä kiistää väitteet.", type: "denial", speaker: "Torvane Leipä" },
  {
    sentence: "Torvane Leipä kiisti maanantaina, että vanhaa jauhoa olisi myyty Lissaboniin.",
    type: "denial",
    speaker: "Torvane Leipä",
  },
  {
    sentence: "Myös Torvane Leipä torjuu syytökset jyrkästi.",
    type: "denial",
    speaker: "Torvane Leipä",
  },
  { sentence: "Väite on täysin perätön, sanoo Ada Krell.", type: "denial", speaker: "Ada Krell" },
  { sentence: "– Se ei pidä paikkaansa, sanoo Ada Krell.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "”Tämä on silkkaa mielikuvitusta”, sanoo toimitusjohtaja Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Leivän mukaan väite on perätön.",
    type: "denial",
    speaker: "Torvane Leivän",
  },
  {
    after: "Torvane Leipä leipoo puolet saaren leivästä. Torvane Leipä työllistää 400 ihmistä.",
    sentence: "Yhtiö kiistää väitteet.",
    type: "denial",
    speaker: "Torvane Leipä",
  },
  {
    after: "Torvane Leipä leipoo puolet saaren leivästä. Torvane Leipä työllistää 400 ihmistä.",
    sentence: "Yhtiön mukaan mitään salaista sopimusta ei ole.",
    type: "denial",
    speaker: "Torvane Leipä",
  },
  {
    after: "Ada Krell puhui Elleryssä. Oli myöhä, sanoi Ada Krell.",
    sentence: "Hän kiistää syytökset.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Kirje on väärennös, Norjan suurlähetystö sanoo.",
    type: "denial",
    speaker: "Norjan suurlähetystö",
  },
  { sentence: "Poliisi kiisti luvun.", type: "denial", speaker: "Poliisi" },
  { sentence: "”Emme ole tehneet tätä”, sanoi Bo Farm.", type: "denial", speaker: "Bo Farm" },
  { sentence: "”Muistio on tekaistu”, vakuuttaa Kreml.", type: "denial", speaker: "Kreml" },
  {
    sentence: "Ellery Shipping tyrmäsi tiedot huhuina.",
    type: "denial",
    speaker: "Ellery Shipping",
  },
  {
    sentence: "”Siinä ei ole hiventäkään totta”, sanoi Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Leipä ei halunnut kommentoida asiaa.",
    type: "no_comment",
    speaker: "Torvane Leipä",
  },
  {
    sentence: "Valkoinen talo kieltäytyi kommentoimasta.",
    type: "no_comment",
    speaker: "Valkoinen talo",
  },
  { sentence: "Bo Farm ei vastannut puheluihin.", type: "no_comment", speaker: "Bo Farm" },
  { sentence: "Poliisi ei kommentoi asiaa.", type: "no_comment", speaker: "Poliisi" },
  {
    sentence: "Ellery Shipping vaikenee kaupasta.",
    type: "no_comment",
    speaker: "Ellery Shipping",
  },
  { sentence: "Torvane Leipä vahvisti tulipalon.", type: "confirmation", speaker: "Torvane Leipä" },
  { sentence: "Bo Farm myöntää, että jauho oli vanhaa.", type: "confirmation", speaker: "Bo Farm" },
  { sentence: "Ministeriö vahvisti asian tiistaina.", type: "confirmation", speaker: "Ministeriö" },
  { sentence: "Ada Krell perui puheensa torstaina.", type: "walk_back", speaker: "Ada Krell" },
  { sentence: "”Olin väärässä”, sanoi Bo Farm.", type: "walk_back", speaker: "Bo Farm" },
  {
    sentence: "Oikaisu: leipomo on Elleryssä, ei Torvessa.",
    type: "correction",
    speaker: "The Outlet",
  },
  { sentence: "Jutussa luki aiemmin väärä luku.", type: "correction", speaker: "The Outlet" },
  {
    sentence: "Ammattiliitto syyttää Torvane Leipää petoksesta.",
    type: "allegation",
    speaker: "Ammattiliitto",
  },
  { sentence: "Bo Farm väittää, että jauho oli homeessa.", type: "allegation", speaker: "Bo Farm" },
  { sentence: "Poliisi pidätti kaksi miestä.", type: "action", speaker: "Poliisi" },
  {
    sentence: "Keskusrikospoliisi aloitti esitutkinnan.",
    type: "action",
    speaker: "Keskusrikospoliisi",
  },
  { sentence: "Bo Farm erosi tehtävästään maanantaina.", type: "action", speaker: "Bo Farm" },
  { sentence: "Syyttäjä nosti syytteen Bo Farmia vastaan.", type: "action", speaker: "Syyttäjä" },
  {
    sentence: "Torvane Leipä vetää 4000 leipää takaisin markkinoilta.",
    type: "action",
    speaker: "Torvane Leipä",
  },
  {
    sentence: "Käräjäoikeus hylkäsi vangitsemisvaatimuksen.",
    type: "action",
    speaker: "Käräjäoikeus",
  },
  {
    sentence: "Ruokavirasto määräsi leipomon sulkemaan linjan.",
    type: "action",
    speaker: "Ruokavirasto",
  },
  {
    sentence: "Ada Krell vaatii anteeksipyyntöä Torvane Leivältä.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Leipä pahoittelee tapahtunutta.",
    type: "statement",
    speaker: "Torvane Leipä",
  },
  { sentence: "”Leivomme koko yön”, sanoi Bo Farm.", type: "statement", speaker: "Bo Farm" },
  { sentence: "Kuolleiden määrä on noussut 14:ään.", type: "update", speaker: "The Outlet" },
  { sentence: "Poliisi ei ole vahvistanut lukua.", type: undefined },
  { sentence: "Bo Farm ei kiistänyt tapaamista.", type: undefined },
  { sentence: "Jos yhtiö kiistää asian, arkisto avataan.", type: undefined },
  { sentence: "Mylly seisoo joen rannalla ja sillä on neljä savupiippua.", type: undefined },
  { sentence: "Maalivahti torjui kolme laukausta.", type: undefined },
  { sentence: "Leipää leivotaan saarella yöllä ja päivällä.", type: undefined },
  { sentence: "Pankki myönsi leipomolle lainan.", type: undefined },
  { sentence: "Kiista vanhan myllyn nimestä on jatkunut pitkään.", type: undefined },
  // Whose it is.
  {
    sentence: '"Emme ole maksaneet kenellekään mitään", sanoo Ada Krell Ylelle.',
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Muistio on tekaistu, vakuuttaa Kreml.", type: "denial", speaker: "Kreml" },
  { sentence: "Urheilija kiistää syytökset.", type: "denial", speaker: "Urheilija" },
  {
    sentence: "Ada Krellin mukaan väitteet ovat vääriä.",
    type: "statement",
    speaker: "Ada Krell",
  },
  // Kuka puhuu verbin jälkeen tai edellisessä virkkeessä.
  {
    sentence: "Vene kuuluu Torvanelle, vahvistaa tutkinnanjohtaja, rikosylikomisario Ada Krell.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "Portti oli lukittu koko illan, kertoo elleryläinen vartija, joka työskenteli Torvanen leivissä.",
    type: "statement",
    speaker: "elleryläinen vartija",
  },
  {
    after: "Varustamoa Suomessa edustava asianajaja Bo Farrow on eri mieltä.",
    sentence: "– Kukaan ei ole koskenut siihen laitteeseen.",
    type: "statement",
    speaker: "Bo Farrow",
  },
];

describe("who does what in a Finnish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "fi")).toBe(wanted(row));
  });
});
