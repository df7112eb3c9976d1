import type { Engine } from "../development/engine.ts";
import type { ClaimReader } from "../ports/claim-reader.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Database } from "../ports/stores.ts";
import type { Memories } from "./memories.ts";

/** What every use case works with. */
export interface Desk {
  readonly database: Database;
  readonly engine: Engine;
  readonly claimReader: ClaimReader;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly log: Log;
  /** IANA zone in which times are shown to a channel that has none of its own. */
  readonly zone: string;
  /** Lets other work of this process go first; called between the parts of long work. */
  readonly letOthers: () => Promise<void>;
  /** When a digest comes whose hour nobody named, in minutes after local midnight. */
  readonly digestAtMinute: number;
}
