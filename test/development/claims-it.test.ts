import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company =
  "L'azienda Torvane sforna metà del pane dell'isola. La società Torvane ha 400 dipendenti.";

/** All names are invented. */
const rows: readonly Row[] = [
  {
    sentence: "Pane Torvane ha smentito la notizia lunedì.",
    type: "denial",
    speaker: "Pane Torvane",
  },
  { sentence: "Pane Torvane smentisce.", type: "denial", speaker: "Pane Torvane" },
  {
    sentence: "Il gruppo Pane Torvane respinge le accuse dei fornai.",
    type: "denial",
    speaker: "Pane Torvane",
  },
  {
    sentence: "Una portavoce di Pane Torvane ha negato le cifre.",
    type: "denial",
    speaker: "Pane Torvane",
  },
  {
    sentence: "«È tutto falso», ha detto Ada Querini alla radio.",
    type: "denial",
    speaker: "Ada Querini",
  },
  {
    sentence: "«Mai preso un euro da quella gente», assicura Ada Querini.",
    type: "denial",
    speaker: "Ada Querini",
  },
  {
    sentence: "Le accuse sono infondate, secondo Pane Torvane.",
    type: "denial",
    speaker: "Pane Torvane",
  },
  {
    sentence: "«Non c'è stata alcuna riunione», afferma l'avvocato Beno Sarmelli.",
    type: "denial",
    speaker: "Beno Sarmelli",
  },
  {
    sentence: "Ada Querini ha bollato la notizia come una bufala.",
    type: "denial",
    speaker: "Ada Querini",
  },
  {
    sentence: "La polizia ha smentito il numero dei feriti.",
    type: "denial",
    speaker: "La polizia",
  },
  {
    after: company,
    sentence: "L'azienda nega ogni irregolarità.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: "Il gruppo ha negato le accuse.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    after: company,
    sentence: "«Si tratta di un falso», fa sapere la società in una nota.",
    type: "denial",
    speaker: "Torvane",
  },
  {
    sentence: "Il Cremlino ha respinto la ricostruzione di Londra.",
    type: "denial",
    speaker: "Cremlino",
  },
  { sentence: "Beno Sarmelli si proclama innocente.", type: "denial", speaker: "Beno Sarmelli" },
  {
    sentence: "Pane Torvane non ha voluto commentare.",
    type: "no_comment",
    speaker: "Pane Torvane",
  },
  {
    sentence: "Contattata, Pane Torvane non ha risposto alle domande.",
    type: "no_comment",
    speaker: "Pane Torvane",
  },
  {
    sentence: "La Casa Bianca ha rifiutato di commentare.",
    type: "no_comment",
    speaker: "Casa Bianca",
  },
  {
    sentence: "Ada Querini preferisce non commentare.",
    type: "no_comment",
    speaker: "Ada Querini",
  },
  { sentence: "La banca non commenta.", type: "no_comment", speaker: "La banca" },
  {
    sentence: "Il sindacato accusa Pane Torvane di nascondere i turni.",
    type: "allegation",
    speaker: "Il sindacato",
  },
  {
    sentence: "Ada Querini denuncia gli scarichi di farina nel fiume.",
    type: "allegation",
    speaker: "Ada Querini",
  },
  {
    sentence: "Pane Torvane avrebbe pagato due ispettori.",
    type: "allegation",
    speaker: "Pane Torvane",
  },
  {
    sentence: "Pane Torvane ha confermato l'incendio.",
    type: "confirmation",
    speaker: "Pane Torvane",
  },
  {
    sentence: "Beno Sarmelli ha ammesso che il registro era sbagliato.",
    type: "confirmation",
    speaker: "Beno Sarmelli",
  },
  {
    sentence: "Beno Sarmelli si assume la responsabilità.",
    type: "confirmation",
    speaker: "Beno Sarmelli",
  },
  {
    sentence: "Il governatore Eligio Prati ha fatto marcia indietro.",
    type: "walk_back",
    speaker: "Eligio Prati",
  },
  {
    sentence: "Ada Querini ha ritirato le accuse contro il socio.",
    type: "walk_back",
    speaker: "Ada Querini",
  },
  {
    sentence: "Una versione precedente di questo articolo diceva che il mulino chiudeva.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "Errata corrige: il forno si trova a Brejole.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "La procura ha aperto un'inchiesta sull'incendio.",
    type: "action",
    speaker: "La procura",
  },
  {
    sentence: "I carabinieri hanno perquisito la sede di Pane Torvane.",
    type: "action",
    speaker: "I carabinieri",
  },
  {
    sentence: "Beno Sarmelli è stato arrestato dalla polizia martedì.",
    type: "action",
    speaker: "polizia",
  },
  { sentence: "Beno Sarmelli si dimette.", type: "action", speaker: "Beno Sarmelli" },
  {
    sentence: "Il ministro Caio Velder ha rassegnato le dimissioni.",
    type: "action",
    speaker: "Caio Velder",
  },
  { sentence: "Il tribunale ha respinto il ricorso.", type: "action", speaker: "Il tribunale" },
  {
    sentence: "Pane Torvane richiama due lotti di focacce.",
    type: "action",
    speaker: "Pane Torvane",
  },
  {
    sentence: "Il garante ha multato Pane Torvane per 2 milioni.",
    type: "action",
    speaker: "Il garante",
  },
  { sentence: "I deputati hanno approvato la legge.", type: "action", speaker: "I deputati" },
  { sentence: "Ada Querini pretende le scuse.", type: "statement", speaker: "Ada Querini" },
  {
    sentence: "La Commissione europea condanna il raid.",
    type: "statement",
    speaker: "Commissione europea",
  },
  {
    sentence: "«Lavoriamo tutta la notte», ha detto Beno Sarmelli.",
    type: "statement",
    speaker: "Beno Sarmelli",
  },
  { sentence: "Pane Torvane si scusa con i clienti.", type: "statement", speaker: "Pane Torvane" },
  { sentence: "Il numero dei morti è salito a 14.", type: "update", speaker: "The Outlet" },
  {
    sentence: "I sommozzatori hanno recuperato il corpo del capitano.",
    type: "update",
    speaker: "The Outlet",
  },
  { sentence: "Lui non ha negato di esserci stato.", type: undefined },
  { sentence: "Il mulino sta lungo il fiume e ha quattro camini.", type: undefined },
  { sentence: "Gli escursionisti sono tornati al villaggio al tramonto.", type: undefined },
  { sentence: "Il paese ha negato il visto allo scrittore.", type: undefined },
  { sentence: "Il portiere ha negato il gol all'attaccante.", type: undefined },
  { sentence: "Il furgone procedeva in retromarcia sulla rampa.", type: undefined },
  { sentence: "Il portiere ha avuto un arresto cardiaco.", type: undefined },
  { sentence: "La borsa ha chiuso in rialzo del 2 %.", type: undefined },
  { sentence: "Lei avrebbe dovuto prendere il treno.", type: undefined },
  // Whose it is.
  {
    sentence: "Torvane non ha mai pagato, dice Piero Ruzza.",
    type: "denial",
    speaker: "Piero Ruzza",
  },
  {
    sentence: "La Banca d'Italia smentisce la notizia.",
    type: "denial",
    speaker: "Banca d'Italia",
  },
  {
    sentence:
      "«È tutto falso dalla prima all'ultima riga», ha detto Ada Brandi al Corriere di Ellery.",
    type: "denial",
    speaker: "Ada Brandi",
  },
  { sentence: "La notizia è stata smentita dalla diocesi.", type: "denial", speaker: "diocesi" },
  {
    sentence: "I padroni del mulino: «Nessuno di noi ha mai visto quelle carte»",
    type: "statement",
    speaker: "I padroni",
  },
  // Un passivo senza chi agisce.
  {
    sentence: "Un'inchiesta interna è stata affidata all'ex magistrato Carlo Bello.",
    type: "action",
    speaker: "The Outlet",
  },
  {
    after: "AC Portovale gioca in serie B.",
    sentence: "In relazione alle notizie apparse, la Società conferma la trattativa.",
    type: "confirmation",
    speaker: "AC Portovale",
  },
];

describe("who does what in an Italian sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "it")).toBe(wanted(row));
  });
});
