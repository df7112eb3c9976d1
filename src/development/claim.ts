import type { Development } from "./development.ts";

/** One attributed statement or act that an item tells, before anybody asked whether it is new. */
export interface Claim extends Development {
  /** Told as background ("had earlier denied"): known to the ledger from now on, never news. */
  readonly background: boolean;
}
