import { DateTime, IANAZone } from "luxon";

/**
 * Minutes east of Greenwich of the zones that feeds name by letters (RFC 2822, 4.3, and the habits of
 * publishers). Where one name has several meanings, the one that news uses most.
 */
const OFFSETS: ReadonlyMap<string, number> = new Map(
  (
    "z=0 ut=0 utc=0 gmt=0 wet=0 west=60 bst=60 ist=330 cet=60 cest=120 cedt=120 met=60 mest=120 " +
    "mez=60 mesz=120 eet=120 eest=180 eedt=180 msk=180 msd=240 trt=180 ast=-240 adt=-180 est=-300 " +
    "edt=-240 et=-300 cst=-360 cdt=-300 mst=-420 mdt=-360 pst=-480 pdt=-420 pt=-480 akst=-540 " +
    "akdt=-480 hst=-600 nst=-210 ndt=-150 brt=-180 brst=-120 art=-180 clt=-240 cot=-300 pet=-300 " +
    "sast=120 cat=120 eat=180 wat=60 idt=180 irst=210 gst=240 pkt=300 npt=345 bdt=360 mmt=390 " +
    "ict=420 wib=420 wita=480 wit=540 sgt=480 hkt=480 myt=480 pht=480 awst=480 jst=540 kst=540 " +
    "acst=570 acdt=630 aest=600 aedt=660 chst=600 nzst=720 nzdt=780"
  )
    .split(" ")
    .map((pair) => {
      const [name = "", minutes = "0"] = pair.split("=");
      return [name, Number(minutes)];
    }),
);

/** The widest offsets in use are -12:00 and +14:00. */
const MAX_OFFSET = 14 * 60;

/** What a zone adds to universal time, in minutes, at a wall-clock time given as if it were UTC. */
export type ZoneOffset = (wallClock: Date) => number;

/**
 * Reads a zone: `+0100`, `-05:30`, `GMT+1`, `EST`, `Europe/Brussels`; in any case.
 * Undefined for what names no zone and for offsets that none has.
 */
export function parseZone(text: string): ZoneOffset | undefined {
  const byNumber = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(text);
  if (byNumber !== null) {
    return numericOffset(byNumber);
  }
  const named = OFFSETS.get(text.toLowerCase());
  if (named !== undefined) {
    return () => named;
  }
  return text.includes("/") && IANAZone.isValidZone(text) ? placeOffset(text) : undefined;
}

function numericOffset(match: RegExpExecArray): ZoneOffset | undefined {
  const [, sign, hours = "0", minutes = "0"] = match;
  const size = Number(hours) * 60 + Number(minutes);
  if (size > MAX_OFFSET || Number(minutes) > 59) {
    return undefined;
  }
  return () => (sign === "-" ? -size : size);
}

function placeOffset(zone: string): ZoneOffset {
  return (wallClock) => {
    const local = DateTime.fromObject(
      {
        year: wallClock.getUTCFullYear(),
        month: wallClock.getUTCMonth() + 1,
        day: wallClock.getUTCDate(),
        hour: wallClock.getUTCHours(),
        minute: wallClock.getUTCMinutes(),
      },
      { zone },
    );
    return local.isValid ? local.offset : 0;
  };
}
