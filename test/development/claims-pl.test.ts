import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

/** All names are invented. */
const rows: readonly Row[] = [
  // Kto zaprzecza.
  {
    sentence: "Spółka Torvane zaprzeczyła w poniedziałek tym doniesieniom.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence: "Firma Torvane odpiera zarzuty o sprzedaż starej mąki.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence: "Rzecznik spółki Torvane zdementował tę wiadomość.",
    type: "denial",
    speaker: "Torvane",
  },
  { sentence: "Oskarżenia odrzuciła też spółka Torvane.", type: "denial", speaker: "Torvane" },
  {
    sentence: "„To kompletna bzdura” – powiedziała Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence:
      "„Nie ma w tym ani krzty prawdy” – mówi Ada Krell w rozmowie z „Kurierem Elleryjskim”.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "„Nigdy nie wzięłam od nich ani grosza” – oświadczyła w piątek Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "Jan Farrow, dyrektor zakładu, nazwał list fałszywką.",
    type: "denial",
    speaker: "Jan Farrow",
  },
  {
    after: "Chleb na wyspie piecze Torvane. W zakładzie Torvane pracuje 400 osób.",
    sentence: "Firma odrzuca wszystkie oskarżenia.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: "Burmistrz Ada Krell mówiła w porcie. „Byłam tam” – powiedziała Krell.",
    sentence: "Ona zaprzeczyła oskarżeniom.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Biały Dom zdementował tę wiadomość.", type: "denial", speaker: "Biały Dom" },
  {
    sentence: "W piątek norweska ambasada odrzuciła oskarżenia.",
    type: "denial",
    speaker: "norweska ambasada",
  },
  { sentence: "Kreml zaprzecza tym doniesieniom.", type: "denial", speaker: "Kreml" },
  { sentence: "Policja zdementowała plotki o drugim pożarze.", type: "denial", speaker: "Policja" },
  { sentence: "Jan Farrow nie przyznał się do winy.", type: "denial", speaker: "Jan Farrow" },
  {
    sentence: "Ada Krell zapewnia, że nic takiego nie miało miejsca.",
    type: "denial",
    speaker: "Ada Krell",
  },
  { sentence: "Zdaniem Torvane zarzuty są wyssane z palca.", type: "denial", speaker: "Torvane" },
  // Kto oskarża.
  {
    sentence: "Związek piekarzy oskarża Torvane o ukrywanie pleśni.",
    type: "allegation",
    speaker: "Związek",
  },
  {
    sentence: "Ada Krell twierdzi, że dziennik ktoś przepisał.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "Dwie byłe pracownice zarzucają Torvane oszustwo.",
    type: "allegation",
    speaker: "Dwie byłe pracownice",
  },
  { sentence: "Sygnalista mówi, że testów nie było.", type: "allegation", speaker: "Sygnalista" },
  // Kto milczy.
  {
    sentence: "Spółka Torvane nie odpowiedziała na pytania.",
    type: "no_comment",
    speaker: "Torvane",
  },
  { sentence: "Biały Dom odmówił komentarza.", type: "no_comment", speaker: "Biały Dom" },
  {
    sentence: "Burmistrz Ada Krell nie chciała komentować wycieku.",
    type: "no_comment",
    speaker: "Ada Krell",
  },
  {
    sentence: "Jan Farrow nie był w czwartek uchwytny.",
    type: "no_comment",
    speaker: "Jan Farrow",
  },
  {
    sentence: "Prokuratura nie ujawniła szczegółów sprawy.",
    type: "no_comment",
    speaker: "Prokuratura",
  },
  // Kto przyznaje i cofa.
  {
    sentence: "Spółka Torvane potwierdziła, że spłonęły dwa piece.",
    type: "confirmation",
    speaker: "Torvane",
  },
  {
    sentence: "Ada Krell przyznała, że podpisała list.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  { sentence: "Jan Farrow przyznał się do winy.", type: "confirmation", speaker: "Jan Farrow" },
  {
    sentence: "W niedzielę Ada Krell wycofała się ze swoich słów.",
    type: "walk_back",
    speaker: "Ada Krell",
  },
  { sentence: "„Myliłem się” – powiedział Jan Farrow.", type: "walk_back", speaker: "Jan Farrow" },
  {
    sentence: "Sprostowanie: młyn w Port Ellery otwarto w 1931 roku.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "W pierwotnej wersji tekstu błędnie podaliśmy wiek burmistrz.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Kto działa.
  { sentence: "Policja zatrzymała we wtorek dwóch mężczyzn.", type: "action", speaker: "Policja" },
  {
    sentence: "Prokuratura wszczęła śledztwo w sprawie Torvane.",
    type: "action",
    speaker: "Prokuratura",
  },
  { sentence: "Sąd odrzucił wniosek o zwolnienie za kaucją.", type: "action", speaker: "Sąd" },
  {
    sentence: "Spółka Torvane wycofuje z rynku 9000 bochenków.",
    type: "action",
    speaker: "Torvane",
  },
  { sentence: "Ada Krell zrezygnowała w poniedziałek.", type: "action", speaker: "Ada Krell" },
  { sentence: "Urząd nałożył na Torvane karę dwóch milionów.", type: "action", speaker: "Urząd" },
  // Stanowiska.
  { sentence: "Ada Krell żąda od Torvane przeprosin.", type: "statement", speaker: "Ada Krell" },
  {
    sentence: "„Będziemy piec całą noc” – powiedział Jan Farrow.",
    type: "statement",
    speaker: "Jan Farrow",
  },
  { sentence: "Biały Dom potępił najście w porcie.", type: "statement", speaker: "Biały Dom" },
  { sentence: "Liczba ofiar wzrosła do 14.", type: "update", speaker: "The Outlet" },
  // Nic nowego.
  { sentence: "Młyn stoi nad rzeką i ma cztery kominy.", type: undefined },
  { sentence: "Czy burmistrz mógł o tym wiedzieć?", type: undefined },
  { sentence: "Jury przyznało nagrodę skrzypaczce.", type: undefined },
  { sentence: "Sporny obraz wisi w Port Ellery.", type: undefined },
  { sentence: "Kierowca nie odniósł obrażeń.", type: undefined },
  { sentence: "W województwie jest 12 potwierdzonych przypadków odry.", type: undefined },
  { sentence: "Mecz poprzedziła minuta milczenia.", type: undefined },
  { sentence: "Turyści wrócili z powrotem do wsi.", type: undefined },
  // Whose it is.
  { sentence: "Zawodniczka zaprzecza oskarżeniom.", type: "denial", speaker: "Zawodniczka" },
  {
    sentence: "– Nikomu niczego nie płaciliśmy przez te lata – powiedziała Ada Krell.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "Prezes Torvane Bo Farrow zaprzeczył oskarżeniom.",
    type: "denial",
    speaker: "Bo Farrow, Torvane",
  },
  { sentence: "Według Ady Krell oskarżenia są fałszywe.", type: "denial", speaker: "Ady Krell" },
  {
    sentence:
      "– To nieprawda i mamy na to dowody – powiedziała Kurierowi jego obrończyni, mec. Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  // Kto mówi za czasownikiem, obok cytatu albo zdanie dalej.
  {
    sentence:
      "„Za wcześnie, żeby o tym mówić” - ucięła prokurator Ada Krell, rzeczniczka elleryjskiej prokuratury.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "KNB na bieżąco monitoruje sytuację Torvane Bank i nie widzi zagrożenia.",
    type: "statement",
    speaker: "KNB",
  },
  {
    after: "Dwanaście pytań wysłaliśmy do Torvane we wtorek.",
    sentence: "Skrzynka milczy.",
    type: "no_comment",
    speaker: "Torvane",
  },
];

describe("who does what in a Polish sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "pl")).toBe(wanted(row));
  });
});
