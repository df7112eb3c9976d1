const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Milliseconds since 1970 as "15 Nov 08:55", UTC. */
export function stampOf(at: number): string {
  const [, month, day, time] =
    /^[+-]?\d+-(\d+)-(\d+)T(\d+:\d+)/u.exec(new Date(at).toISOString()) ?? [];
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${time ?? ""}`;
}
