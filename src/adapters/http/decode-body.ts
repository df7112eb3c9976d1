import { pipeline, Readable } from "node:stream";
import type { Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

/** The codings we ask for, `deflate`, which some servers send unasked, and `plain` for none. */
export type ContentCoding = "plain" | "gzip" | "br" | "zstd" | "deflate";

/** A body that cannot be given out whole. */
export class DecodeError extends Error {
  readonly fault: "too-large" | "cut-off" | "damaged";
  readonly maxBytes: number;

  constructor(fault: DecodeError["fault"], maxBytes: number, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
    this.maxBytes = maxBytes;
  }
}

const CODINGS: Readonly<Record<string, ContentCoding>> = {
  gzip: "gzip",
  "x-gzip": "gzip",
  br: "br",
  zstd: "zstd",
  deflate: "deflate",
};

/** Enough to recognise any of the codings. */
const SNIFFED_BYTES = 4;
const GZIP_MAGIC = [0x1f, 0x8b];
const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** RFC 9659: what a decoder of zstd over HTTP must support, 8 MB, and none needs more. */
const ZSTD_WINDOW_LOG = 23;

/**
 * Reads `Content-Encoding`. One coding at most: nobody stacks them but to blow a reader up.
 *
 * @returns absent when it names an unknown coding or more than one
 */
export function parseContentCoding(header: string | undefined): ContentCoding | undefined {
  const names = (header ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  const [only = ""] = names;
  if (names.length === 0) {
    return "plain";
  }
  return names.length === 1 ? CODINGS[only] : undefined;
}

/**
 * Decodes a body piece by piece. A label is not believed: what is labelled gzip or zstd and is not passes
 * as it is, and what is gzip without a label is decoded.
 *
 * At most one piece more than `maxBytes` of decoded bytes is ever produced, whatever the input promises.
 * Leaving the loop early destroys the source.
 *
 * @throws {DecodeError} when there is more than `maxBytes`, or the compressed data is cut off or damaged.
 *   Errors of the source itself come through as they are.
 */
export async function* decodeBody(
  source: Readable,
  coding: ContentCoding,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  try {
    const start = await readStart(pieces);
    const decoder = decoderFor(coding, start);
    let size = 0;
    for await (const piece of decoded(resumed(start, pieces), decoder)) {
      size += piece.byteLength;
      if (size > maxBytes) {
        throw new DecodeError("too-large", maxBytes);
      }
      yield piece;
    }
  } catch (error) {
    throw zlibFault(error, maxBytes) ?? error;
  } finally {
    // Not by the iterator's return(): that would wait for a piece that may never come.
    source.on("error", () => undefined).destroy();
  }
}

async function readStart(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array();
  while (start.byteLength < SNIFFED_BYTES) {
    const next = await pieces.next();
    if (next.done === true) {
      break;
    }
    start = start.byteLength === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

async function* resumed(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (start.byteLength > 0) {
    yield start;
  }
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** @returns absent where the bytes are to be taken as they come */
function decoderFor(coding: ContentCoding, start: Uint8Array): Transform | undefined {
  switch (coding) {
    case "plain":
    case "gzip":
      return beginsWith(start, GZIP_MAGIC) ? createGunzip() : undefined;
    case "zstd":
      return beginsWith(start, ZSTD_MAGIC)
        ? createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })
        : undefined;
    case "br":
      return start.byteLength > 0 ? createBrotliDecompress() : undefined;
    case "deflate":
      return hasZlibHeader(start) ? createInflate() : createInflateRaw();
  }
}

/** RFC 1950, 2.2; half the servers that say deflate send the raw stream instead. */
function hasZlibHeader(start: Uint8Array): boolean {
  const [first = 0, second = 0] = start;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function beginsWith(start: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => start[index] === byte);
}

function decoded(
  source: AsyncIterable<Uint8Array>,
  decoder: Transform | undefined,
): AsyncIterable<Uint8Array> {
  if (decoder === undefined) {
    return source;
  }
  // Errors on either side destroy the decoder, and so reach whoever reads it.
  pipeline(Readable.from(source, { objectMode: false }), decoder, () => undefined);
  return decoder;
}

function zlibFault(error: unknown, maxBytes: number): DecodeError | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") {
    return new DecodeError("cut-off", maxBytes, error);
  }
  return /^(?:Z_|ERR__ERROR|ZSTD_)/u.test(code)
    ? new DecodeError("damaged", maxBytes, error)
    : undefined;
}
