import type { SeedItem, SeedOutlet } from "../../src/settings/seeds.ts";

/** An instant at which the affair has not begun. */
export const AFFAIR_BEGINS = new Date("2026-03-14T06:00:00Z");
export const TOPIC = "Halvorsen Cranes harbour memo";

const LEDGER: SeedOutlet = outlet("Harbour Ledger", "harbour-ledger", "rss");
const WIRE: SeedOutlet = outlet("Meridian Wire", "meridian-wire", "atom");
const COURIER: SeedOutlet = outlet("Coast Courier", "coast-courier", "json");

/** When its part of the affair appears, in milliseconds after {@link AFFAIR_BEGINS}. */
export const ALLEGED_AT = 60 * 60_000;
export const DENIED_AT = 2 * ALLEGED_AT;
export const COPIED_AT = 3 * ALLEGED_AT;
export const ANSWERED_AT = 4 * ALLEGED_AT;

const DENIAL = `Halvorsen Cranes denied the allegations. "This is completely false," a spokesperson for Halvorsen Cranes told AFP.

The harbour memo, seen by Meridian Wire on Saturday, says that Halvorsen Cranes hid cracked welds from the inspectors of Tarnsund harbour. The company builds the quay cranes of eleven ports.`;

const DENIAL_TITLE = "Halvorsen Cranes denies hiding cracked welds from Tarnsund harbour";

/** A story of our own: a crane maker, a memo of a harbour's inspectors, and who says what. */
export const AFFAIR: readonly SeedItem[] = [
  // Every feed holds something before the affair, so that what comes later is new to it.
  ...[LEDGER, WIRE, COURIER].map((one) => ({
    ...entry(`timetable-${one.slug}`, one, 0),
    title: "Ferry timetable for the spring",
    content: "The first boat leaves at six.",
  })),
  {
    ...entry("memo", WIRE, ALLEGED_AT),
    title: "Harbour memo says Halvorsen Cranes hid cracked welds from inspectors",
    content: `A harbour memo alleges that Halvorsen Cranes hid cracked welds from the inspectors of Tarnsund harbour, according to a copy seen by Meridian Wire.

The memo, written by the harbour's chief inspector, says that Halvorsen Cranes painted over cracks in two quay cranes before an inspection in May.`,
  },
  { ...entry("denial", LEDGER, DENIED_AT), title: DENIAL_TITLE, content: DENIAL },
  { ...entry("denial-copied", COURIER, COPIED_AT), title: DENIAL_TITLE, content: DENIAL },
  {
    ...entry("authority", WIRE, ANSWERED_AT),
    title: "Tarnsund Harbour Authority declines to comment on Halvorsen Cranes memo",
    content: `The Tarnsund Harbour Authority declined to comment on the harbour memo about Halvorsen Cranes.`,
  },
];

/** Where the report with this id stands on its outlet's site. */
export function linkOf(id: string): string {
  const found = AFFAIR.find((item) => item.id === id);
  return `https://${found?.outlet.slug ?? "nowhere"}.example${found?.path ?? "/"}`;
}

function outlet(name: string, slug: string, format: SeedOutlet["format"]): SeedOutlet {
  return { name, slug, format, language: "en" };
}

function entry(id: string, from: SeedOutlet, offsetMs: number) {
  return { id, outlet: from, path: `/news/${id}`, offsetMs, summary: "" };
}
