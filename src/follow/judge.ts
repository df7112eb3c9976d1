import type { Development, DevelopmentType } from "../development/development.ts";
import type { AlertMode } from "./follow.ts";

/** What a channel that asked for denials only is alerted to. */
const DENIALS: ReadonlySet<DevelopmentType> = new Set(["denial", "walk_back", "correction"]);

/** Whether a channel is alerted to these developments. Off still keeps the card up to date. */
export function wantsAlert(mode: AlertMode, developments: readonly Development[]): boolean {
  switch (mode) {
    case "all":
      return developments.length > 0;
    case "denials":
      return developments.some(({ type }) => DENIALS.has(type));
    case "off":
      return false;
  }
}
