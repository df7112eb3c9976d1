import { describe, expect, test } from "vitest";

import { readRow, wanted } from "./claims-table.ts";
import type { Row } from "./claims-table.ts";

const company =
  "Torvane Mills supplies half of the bread on the island. Torvane Mills has 400 workers.";

/** All names are invented. */
const rows: readonly Row[] = [
  // Who denies.
  {
    sentence: "Torvane Mills denied on Monday that it sells old flour to Lisbon.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "On Monday Torvane Mills denied that the Harbour Board had paid it.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Torvane Mills, which bakes for the navy, denies the claims.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Torvane Mills, based in Port Ellery, rejected the allegations.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "A spokesman for Torvane Mills denied the report.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Torvane Mills spokeswoman Ada Krell rejected the allegations.",
    type: "denial",
    speaker: "Ada Krell, Torvane Mills",
  },
  {
    sentence: "Ada Krell, a spokeswoman for Torvane Mills, denied the report.",
    type: "denial",
    speaker: "Ada Krell, Torvane Mills",
  },
  {
    sentence: "Bo Farrow, chief executive of Torvane Mills, dismissed the report as gossip.",
    type: "denial",
    speaker: "Bo Farrow, Torvane Mills",
  },
  {
    sentence: "The mayor’s lawyer, Ines Calder, denied the claims.",
    type: "denial",
    speaker: "Ines Calder",
  },
  {
    sentence:
      "The Norwegian embassy in Madrid has rejected the claims that a leaked letter makes about Torvane Mills.",
    type: "denial",
    speaker: "Norwegian embassy",
  },
  {
    sentence: "Norway’s embassy in Madrid rejected the claims.",
    type: "denial",
    speaker: "Norway’s embassy",
  },
  {
    after: "The Norwegian embassy in Madrid read the report on Torvane Mills.",
    sentence:
      "“Norway does not spy on bakers, and the claim is nonsense,” embassy spokesman Jon Vik wrote on Friday.",
    type: "denial",
    speaker: "Jon Vik, Norwegian embassy",
  },
  {
    sentence: "“There is not a grain of truth in it,” said Ada Krell.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "“There is not a grain of truth in it,” Ada Krell told the Ellery Courier.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "The claims are completely false, Torvane Mills told the Ellery Courier.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "That story is nonsense, according to Torvane Mills.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    after: company,
    sentence: "The company denied the accusations.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    after: company,
    sentence:
      "A company representative told the Ellery Courier that the story was “completely false”.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    after: company,
    sentence: "It rejected the report as a fabrication.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    after: "Ada Krell, the mayor, spoke in Port Ellery. “I was there,” Krell said.",
    sentence: "She denied the accusations.",
    type: "denial",
    speaker: "Krell",
  },
  {
    after: "Mayor Ada Krell spoke in Port Ellery on Friday, she said.",
    sentence: "He denied that Bern pays bakers.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "The White House dismissed the report as speculation.",
    type: "denial",
    speaker: "White House",
  },
  {
    sentence: "After Torvane Mills lost the tender, Ada Krell denied the claims.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "The bakers’ union has denied the claims of Torvane Mills.",
    type: "denial",
    speaker: "The bakers’ union",
  },
  { sentence: "Ada Krell said the letter was a forgery.", type: "denial", speaker: "Ada Krell" },
  {
    sentence: "Torvane Mills called the report baseless.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "A former baker of Torvane Mills denied the charge.",
    type: "denial",
    speaker: "A former baker",
  },
  // Who accuses: never the accused.
  {
    sentence:
      "A harbour memo alleges that Halden Cranes hid cracked welds, according to a copy seen by the Ellery Courier.",
    type: "allegation",
    speaker: "A harbour memo",
  },
  {
    sentence: "A White House memo accuses Torvane Mills of selling old flour.",
    type: "allegation",
    speaker: "White House memo",
  },
  {
    sentence: "The White House memo claims that Torvane Mills helps the navy.",
    type: "allegation",
    speaker: "White House memo",
  },
  {
    sentence: "Two former bakers accuse Torvane Mills of hiding mould.",
    type: "allegation",
    speaker: "Two former bakers",
  },
  {
    sentence: "The bakers’ union accused Torvane Mills of hiding mould.",
    type: "allegation",
    speaker: "The bakers’ union",
  },
  {
    sentence: "Ada Krell alleged that Bo Farrow had forged the log.",
    type: "allegation",
    speaker: "Ada Krell",
  },
  {
    sentence: "According to the dossier, Torvane Mills secretly paid inspectors.",
    type: "allegation",
    speaker: "the dossier",
  },
  {
    sentence: "A report by the audit office accuses the mill of fraud.",
    type: "allegation",
    speaker: "A report",
  },
  // Silence.
  { sentence: "Torvane Mills declined to comment.", type: "no_comment", speaker: "Torvane Mills" },
  {
    sentence: "The White House did not respond to a request for comment.",
    type: "no_comment",
    speaker: "White House",
  },
  {
    sentence: "Ines Calder, an attorney for Bo Farrow, declined to comment.",
    type: "no_comment",
    speaker: "Ines Calder",
  },
  {
    sentence: "A spokeswoman for the harbour police declined to comment.",
    type: "no_comment",
    speaker: "the harbour police",
  },
  {
    sentence: "Bo Farrow could not be reached on Thursday.",
    type: "no_comment",
    speaker: "Bo Farrow",
  },
  // Owning up, taking back.
  {
    sentence: "Torvane Mills confirmed that two ovens had burnt.",
    type: "confirmation",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Ada Krell admitted that she had signed the letter.",
    type: "confirmation",
    speaker: "Ada Krell",
  },
  {
    sentence: "A former captain of the Brisk Star has admitted that he signed the logs.",
    type: "confirmation",
    speaker: "A former captain",
  },
  {
    sentence: "Ada Krell walked back her remarks on Sunday.",
    type: "walk_back",
    speaker: "Ada Krell",
  },
  {
    sentence: "The chairman of Torvane Mills retracted his statement.",
    type: "walk_back",
    speaker: "The chairman of Torvane Mills",
  },
  {
    sentence: "“I was wrong to say that nobody knew,” Bo Farrow said.",
    type: "walk_back",
    speaker: "Bo Farrow",
  },
  {
    sentence: "Correction: the mill in Port Ellery opened in 1931, not in 1913.",
    type: "correction",
    speaker: "The Outlet",
  },
  {
    sentence: "An earlier version of this article gave a wrong age for Ada Krell.",
    type: "correction",
    speaker: "The Outlet",
  },
  // Deeds.
  { sentence: "Police arrested Bo Farrow on Tuesday.", type: "action", speaker: "Police" },
  { sentence: "Bo Farrow was arrested by police on Tuesday.", type: "action", speaker: "police" },
  {
    sentence: "A court in Port Ellery on Friday denied a request by prosecutors to hold Bo Farrow.",
    type: "action",
    speaker: "A court",
  },
  {
    after: company,
    sentence: "Torvane Mills recalled 9,000 loaves.",
    type: "action",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Ada Krell resigned as chair of Torvane Mills on Monday.",
    type: "action",
    speaker: "Ada Krell",
  },
  {
    sentence: "The regulator ordered Torvane Mills to close two ovens.",
    type: "action",
    speaker: "The regulator",
  },
  {
    sentence: "Prosecutors opened an inquiry into Torvane Mills.",
    type: "action",
    speaker: "Prosecutors",
  },
  // Positions.
  {
    sentence: "Ada Krell demanded an apology from Torvane Mills.",
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "Torvane Mills described the memo as a malicious attack.",
    type: "statement",
    speaker: "Torvane Mills",
  },
  {
    after: company,
    sentence:
      "The company, which has its headquarters in Port Ellery, described the memo as a smear.",
    type: "statement",
    speaker: "Torvane Mills",
  },
  {
    sentence: "The bishops condemned the raid in Port Ellery.",
    type: "statement",
    speaker: "The bishops",
  },
  {
    sentence: "“We will bake through the night,” said Bo Farrow, head of Torvane Mills.",
    type: "statement",
    speaker: "Bo Farrow, Torvane Mills",
  },
  {
    sentence: "A South Korean consumer group warned of the loaves.",
    type: "statement",
    speaker: "South Korean consumer group",
  },
  // Facts.
  { sentence: "The death toll has risen to 14.", type: "update", speaker: "The Outlet" },
  // Nothing to tell.
  { sentence: "The magistrate denied bail to Bo Farrow.", type: undefined },
  { sentence: "Bo Farrow was denied boarding in Lisbon.", type: undefined },
  { sentence: "The disputed picture hangs in Port Ellery.", type: undefined },
  { sentence: "The mill stands by the river and has four chimneys.", type: undefined },
  { sentence: "Could the mill have known?", type: undefined },
  { sentence: "Ada Krell has not denied that she knew.", type: undefined },
  {
    after: "Ada Krell runs the mill. Torvane Mills has 400 workers.",
    sentence: '"We never sold it," the director said.',
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    after: "Ada Krell, the chief executive of Torvane Mills, met reporters on Monday.",
    sentence: '"We never sold it," the chief executive said.',
    type: "statement",
    speaker: "Ada Krell, Torvane Mills",
  },
  {
    after: "Ada Krell, the chief executive of Torvane Mills, met reporters on Monday.",
    sentence: '"We never sold it," said the head of Torvane Mills.',
    type: "statement",
    speaker: "Ada Krell, Torvane Mills",
  },
  {
    after: "Bo Farrow represents the player.",
    sentence: '"He was not there," the agent told the Echo.',
    type: "statement",
    speaker: "Bo Farrow",
  },
  {
    after: "Torvane Mills has 400 workers.",
    sentence: "The company's spokeswoman declined to comment.",
    type: "no_comment",
    speaker: "Torvane Mills",
  },
  {
    after: "Torvane Mills bakes half of the bread on the island.",
    sentence: "The firm said it had never used the flour.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence:
      "Torvane Mills, whose press office said it would not discuss clients, closed the account.",
    type: "no_comment",
    speaker: "Torvane Mills",
  },
  {
    sentence: "The account is held at Torvane Mills, whose lawyers declined to comment.",
    type: "no_comment",
    speaker: "Torvane Mills",
  },
  {
    sentence:
      "VARDAL, Sept 3 (Brev) - Ellery's central bank opened an inquiry into the mill on Monday.",
    type: "action",
    speaker: "Ellery's central bank",
  },
  {
    after: "Torvane Mills closed.",
    sentence: "The statement added that there was no intent.",
    type: "statement",
    speaker: "Torvane Mills",
  },
  {
    sentence:
      'Ada Krell left by the back door, leaving a note: "I never signed it and I never will."',
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    after: "Ada Krell denied it.",
    sentence: '"It was not her," said Bo Farrow, a baker who shared the oven with her for years.',
    type: "statement",
    speaker: "Bo Farrow",
  },
  {
    sentence: '"It was not me and it never was," Ada Krell said in Ellery on Monday.',
    type: "statement",
    speaker: "Ada Krell",
  },
  {
    sentence: "On Monday in Ellery, Ada Krell denied the report.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: "After the Echo published its report, Torvane Mills sued the paper.",
    type: "action",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Asked by the Echo, Torvane Mills declined to comment.",
    type: "no_comment",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Torvane Mills did not respond to the Echo's questions.",
    type: "no_comment",
    speaker: "Torvane Mills",
  },
  {
    after: "Ada Krell was in court.",
    sentence: "She denied the charge.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    after: "The Harbour Board met on Monday.",
    sentence: "The board has suspended the licence.",
    type: "action",
    speaker: "Harbour Board",
  },
  {
    after: "Ada Krell met reporters. The trainer of the team, Bo Farrow, came later.",
    sentence: '"He was never in the stable," the trainer said.',
    type: "statement",
    speaker: "Bo Farrow",
  },
  {
    sentence: "The Harbour Board, which runs the quay, said on Monday it would sue Torvane Mills.",
    type: "statement",
    speaker: "Harbour Board",
  },
  {
    sentence: "In a statement to the Echo, Ada Krell denied the report.",
    type: "denial",
    speaker: "Ada Krell",
  },
  {
    sentence: '"We have nothing to hide," read a statement from Torvane Mills.',
    type: "statement",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Lawyers for Torvane Mills rejected the claims on Monday.",
    type: "denial",
    speaker: "Torvane Mills",
  },
  {
    sentence: "Ada Krell, who founded the mill in 1990, has resigned.",
    type: "action",
    speaker: "Ada Krell",
  },
  {
    sentence: "Speaking in Vardal on Monday, Bo Farrow, Ellery's mayor, denied the report.",
    type: "denial",
    speaker: "Bo Farrow, Ellery's mayor",
  },
];

describe("who does what in an English sentence", () => {
  test.each(rows)("$sentence", (row) => {
    expect(readRow(row, "en")).toBe(wanted(row));
  });
});
