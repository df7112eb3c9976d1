import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  // Kdo popírá.
  { sentence: "Společnost Torvane v pondělí zprávu popřela.", type: "denial", speaker: "Torvane" },
  {
    sentence: "Firma Torvane odmítla obvinění z prodeje staré mouky.",
    type: "denial",
    speaker: "Torvane",
  },
  { sentence: "Obvinění odmítla i společnost Torvane.", type: "denial", speaker: "Torvane" },
  { sentence: "Mluvčí společnosti Torvane zprávu dementoval.", type: "denial", speaker: "Torvane" },
  {
    sentence: "„To je naprostý nesmysl,“ řekla Ada Krellová.",
    type: "denial",
    speaker: "Ada Krellová",
  },
  {
    sentence: "„Na tom není ani zrnko pravdy,“ řekla Ada Krellová deníku Ellerský kurýr.",
    type: "denial",
    speaker: "Ada Krellová",
  },
  {
    sentence: "„Nikdy jsem od nich nevzala ani korunu,“ prohlásila v pátek Ada Krellová.",
    type: "denial",
    speaker: "Ada Krellová",
  },
  {
    sentence: "Bo Farrow, ředitel závodu, označil dopis za lživý.",
    type: "denial",
    speaker: "Bo Farrow",
  },
  {
    after: "Chléb pro ostrov peče Torvane. V podniku Torvane pracuje 400 lidí.",
    sentence: "Firma všechna obvinění odmítá.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: "Starostka Ada Krellová mluvila v přístavu. „Byla jsem tam,“ řekla Krellová.",
    sentence: "Ona obvinění odmítla.",
    type: "denial",
    speaker: "Krellová",
  },
  { sentence: "Bílý dům zprávu dementoval.", type: "denial", speaker: "Bílý dům" },
  {
    sentence: "V pátek norské velvyslanectví odmítlo obvinění.",
    type: "denial",
    speaker: "norské velvyslanectví",
  },
  { sentence: "Kreml taková tvrzení odmítá.", type: "denial", speaker: "Kreml" },
  { sentence: "Policie vyvrátila zvěsti o druhém požáru.", type: "denial", speaker: "Policie" },
  { sentence: "Bo Farrow vinu u soudu popírá.", type: "denial", speaker: "Bo Farrow" },
  {
    sentence: "Ada Krellová uvedla, že žádná jednání neprobíhají.",
    type: "denial",
    speaker: "Ada Krellová",
  },
  // Kdo obviňuje.
  {
    sentence: "Svaz pekařů obviňuje Torvane z tajení plísně.",
    type: "allegation",
    speaker: "Svaz",
  },
  {
    sentence: "Ada Krellová tvrdí, že deník někdo přepsal.",
    type: "allegation",
    speaker: "Ada Krellová",
  },
  {
    sentence: "Oznamovatel tvrdí, že zkoušky neproběhly.",
    type: "allegation",
    speaker: "Oznamovatel",
  },
  {
    sentence: "Ada Krellová nařkla Torvane z podvodu.",
    type: "allegation",
    speaker: "Ada Krellová",
  },
  // Kdo mlčí.
  { sentence: "Společnost Torvane na dotazy nereagovala.", type: "no_comment", speaker: "Torvane" },
  { sentence: "Bílý dům odmítl záležitost komentovat.", type: "no_comment", speaker: "Bílý dům" },
  {
    sentence: "Starostka Ada Krellová únik nekomentovala.",
    type: "no_comment",
    speaker: "Ada Krellová",
  },
  { sentence: "Bo Farrow nebyl ve čtvrtek k zastižení.", type: "no_comment", speaker: "Bo Farrow" },
  { sentence: "Policie se k případu nevyjádřila.", type: "no_comment", speaker: "Policie" },
  // Kdo přiznává a couvá.
  {
    sentence: "Společnost Torvane potvrdila, že dvě pece shořely.",
    type: "confirmation",
    speaker: "Torvane",
  },
  {
    sentence: "Ada Krellová přiznala, že dopis podepsala.",
    type: "confirmation",
    speaker: "Ada Krellová",
  },
  {
    sentence: "V neděli vzala Ada Krellová svá slova zpět.",
    type: "walk_back",
    speaker: "Ada Krellová",
  },
  { sentence: "„Mýlil jsem se,“ řekl Bo Farrow.", type: "walk_back", speaker: "Bo Farrow" },
  {
    sentence: "Oprava: mlýn v Port Ellery otevřeli v roce 1931.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "V původní verzi článku byl chybně uveden věk starostky.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Kdo koná.
  { sentence: "Policie v úterý zatkla dva muže.", type: "action", speaker: "Policie" },
  { sentence: "Úřad zahájil řízení s firmou Torvane.", type: "action", speaker: "Úřad" },
  { sentence: "Soud zamítl žádost o propuštění na kauci.", type: "action", speaker: "Soud" },
  {
    sentence: "Společnost Torvane stahuje z trhu 9000 bochníků.",
    type: "action",
    speaker: "Torvane",
  },
  { sentence: "Ada Krellová v pondělí rezignovala.", type: "action", speaker: "Ada Krellová" },
  { sentence: "Bo Farrow byl v úterý zatčen.", type: "action", speaker: "The Outlet" },
  // Postoje.
  { sentence: "Ada Krellová žádá od Torvane omluvu.", type: "statement", speaker: "Ada Krellová" },
  { sentence: "„Budeme péct celou noc,“ řekl Bo Farrow.", type: "statement", speaker: "Bo Farrow" },
  { sentence: "Bílý dům odsoudil zásah v přístavu.", type: "statement", speaker: "Bílý dům" },
  { sentence: "Počet obětí stoupl na 14.", type: "update", speaker: "The Outlet" },
  // Nic nového.
  { sentence: "Mlýn stojí u řeky a má čtyři komíny.", type: undefined },
  { sentence: "Admirál nepopírá, že obchodníka znal.", type: undefined },
  { sentence: "Mohl to starosta vědět?", type: undefined },
  { sentence: "Oprava mostu potrvá do května.", type: undefined },
  { sentence: "Sporný obraz visí v Port Ellery.", type: undefined },
  { sentence: "V kraji je 12 potvrzených případů spalniček.", type: undefined },
  { sentence: "Termín pro daňové přiznání končí v pondělí.", type: undefined },
  { sentence: "Turisté se vrátili zpět do vsi.", type: undefined },
  // Whose it is.
  {
    sentence: "„Nikomu jsme za ta léta nic neplatili,“ řekla Ada Krellová.",
    type: "statement",
    speaker: "Ada Krellová",
  },
  {
    sentence: "Šéf Torvane Bo Farrow obvinění odmítl.",
    type: "denial",
    speaker: "Bo Farrow, Torvane",
  },
  // Kdo mluví za slovesem.
  {
    sentence: "„To je hloupost. Máme z toho data,“ reaguje ředitelka Ada Krellová.",
    type: "denial",
    speaker: "Ada Krellová",
  },
  {
    sentence: "„Chceme, aby odešel hned,“ vzkazuje Ada Krellová z odborů pekařů.",
    type: "statement",
    speaker: "Ada Krellová",
  },
  {
    sentence: "V Ellery je sedm obětí. Oznámil to vedoucí akce Marian Krell.",
    type: "statement",
    speaker: "Marian Krell",
  },
];

describe("who does what in a Czech sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "cs")).toBe(wanted(row));
  });
});
