import { createHash } from "node:crypto";

/**
 * How a message carries its key, so that it can be found again.
 *
 * Within minutes Discord itself knows the `nonce`. It is not shown when messages are listed later, but the
 * numbers given to components are (`id`, 32 bits, "unique within the message"): two of them hold 62 bits
 * of the key, which no other message has.
 */
export interface MessageMarks {
  /** At most 25 characters. */
  readonly nonce: string;
  /** 31 bits each, never 0 and never small: Discord numbers the other components from 1. */
  readonly container: number;
  readonly firstText: number;
}

const SMALLEST = 1_000;

export function marksOf(key: string): MessageMarks {
  const digest = createHash("sha256").update(key).digest();
  const container = numberAt(digest, 0);
  const firstText = numberAt(digest, 4);
  return {
    nonce: key.slice(0, 25),
    container,
    firstText: firstText === container ? firstText ^ 1 : firstText,
  };
}

function numberAt(digest: Buffer, offset: number): number {
  return Math.max(digest.readUInt32BE(offset) & 0x7fff_ffff, SMALLEST);
}

/** The key of the line in the channel that points to a reply with this key. */
export function pointerKey(key: string): string {
  return createHash("sha256").update(`pointer ${key}`).digest("hex").slice(0, 24);
}
