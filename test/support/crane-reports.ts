import type { Report } from "./fold-worlds.ts";

/** The affair of a crane maker and a harbour's memo: reports, copies, other languages, and others' affairs. */
export const CRANE_TOPIC = "Norvik Cranes harbour memo";

const DENIAL =
  "Norvik Cranes denied the claims of the harbour memo on cracked welds. “This is completely false,” the company told AFP.";

export const CRANE_REPORTS: readonly Report[] = [
  {
    url: "https://meridian.example/memo",
    title: "Harbour memo says Norvik Cranes hid cracked welds from inspectors",
    content: `A harbour memo alleges that Norvik Cranes hid cracked welds from the inspectors of Tarnsund harbour, according to a copy seen by Meridian Wire.

The memo, written by the chief inspector Mira Tallgren, says that Norvik Cranes painted over cracks in two quay cranes in May.`,
  },
  {
    url: "https://ledger.example/denial",
    title: "Norvik Cranes denies hiding cracked welds from Tarnsund harbour",
    content: DENIAL,
  },
  {
    url: "https://courier.example/denial-copied",
    title: "Norvik Cranes denies hiding cracked welds from Tarnsund harbour",
    content: DENIAL,
  },
  {
    url: "https://meridian.example/authority",
    title: "Tarnsund Harbour Authority declines to comment on Norvik Cranes memo",
    content:
      "The Tarnsund Harbour Authority declined to comment on the harbour memo about Norvik Cranes.",
  },
  {
    url: "https://kust.example/aklagare",
    title: "Åklagare inleder förundersökning mot Norvik Cranes efter hamnens memo",
    content: `Åklagaren Karin Ek inleder en förundersökning mot Norvik Cranes efter det läckta memot om sprickor i hamnen i Tarnsund.

Norvik Cranes avböjer att kommentera.`,
  },
  {
    url: "https://port-news.example/order",
    title: "Norvik Cranes wins order for four cranes from Port of Selby harbour",
    content: `Norvik Cranes has won an order for four quay cranes from the Port of Selby. "We are delighted," chief executive Jonas Brandt said.

The harbour expects the first crane in spring. A memo of understanding was signed on Friday by Selby mayor Ann Coyle.`,
  },
  {
    url: "https://port-news.example/strike",
    title: "Crane drivers at Selby harbour to strike, union memo says",
    content: `The Dockers' Union said that crane drivers at Selby harbour will strike on Monday, according to a memo. Selby mayor Ann Coyle denied that the port is short of staff.`,
  },
  {
    url: "https://ledger.example/union",
    title: "Union demands answers on Norvik Cranes harbour memo",
    content: `The Dockers' Union said that no crane driver should enter a Norvik crane before the welds are checked. "Our people are up there every day," its chairman Petter Holm said of the harbour memo.`,
  },
  {
    url: "https://meridian.example/confirms",
    title: "Norvik Cranes admits welds in harbour memo were painted over",
    content: `Norvik Cranes confirmed that cracked welds named in the harbour memo were painted over, and withdrew its denial. "We were wrong," chief executive Jonas Brandt said.`,
  },
  {
    url: "https://hafen.example/minister",
    title: "Minister weist Vorwürfe im Fall Norvik Cranes zurück",
    content: `Verkehrsminister Dieter Kolb wies die Vorwürfe aus dem Hafen-Memo zu Norvik Cranes zurück. „Das ist falsch“, sagte Kolb am Montag in Berlin.`,
  },
];
