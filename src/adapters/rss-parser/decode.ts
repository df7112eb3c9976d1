import { isAscii, isUtf8 } from "node:buffer";

import jschardet from "jschardet";

/** How much of a document is looked at for what it says of itself, and for guessing. */
const PROLOG_LENGTH = 1024;
const GUESS_LENGTH = 32_768;
/** How much is decoded to see whether broken UTF-8 is UTF-8 at all. */
const MOSTLY_LENGTH = 262_144;
/** Legacy Chinese, Japanese and Korean text this short can pass for UTF-8. */
const CJK_PROOF_LENGTH = 64;

/** The encoding a document was found to be in. */
export interface Encoding {
  /** WHATWG name. */
  readonly name: string;
  /** What it said it was, where that is something else. */
  readonly claimed: string | undefined;
}

/** Names that detectors give and the WHATWG does not know. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["cp949", "euc-kr"],
  ["cp874", "windows-874"],
  ["tis-620", "windows-874"],
  ["cp932", "shift_jis"],
  ["maccyrillic", "x-mac-cyrillic"],
]);

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Finds out what encoding these bytes are in: a byte order mark; else UTF-16 if they look like it;
 * else UTF-8 if they are valid as such and not plain ASCII, whatever any label says; else what `Content-Type` says, then
 * the XML declaration, then what detection makes of unlabelled bytes; else windows-1252. UTF-7 is not
 * known here, nor is any encoding that the WHATWG forbids. Takes any bytes.
 */
export function findEncoding(bytes: Uint8Array, contentType: string | undefined): Encoding {
  const byShape = byteOrderMark(bytes) ?? utf16(bytes);
  const labels = [labelOf(contentType), prologLabel(bytes)].filter((label) => label !== undefined);
  const label = labels.find((each) => !each.startsWith("utf-16"));
  const name = byShape ?? byContent(bytes, label);
  const claimed = label === undefined || label === name ? undefined : label;
  return { name, claimed };
}

/**
 * Decodes bytes piece by piece, so that nobody has to wait for a large document. Whatever the pieces,
 * the joined text is the same. Byte order marks are left out; bytes that mean nothing become U+FFFD.
 */
export function* decodeInPieces(
  bytes: Uint8Array,
  encoding: string,
  pieceLength: number,
): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let isStart = true;
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const piece = bytes.subarray(at, at + pieceLength);
    const text = decoder.decode(piece, { stream: at + pieceLength < bytes.length });
    const shown: string = isStart ? text.replace(/^\ufeff+/u, "") : text;
    isStart &&= shown === "";
    yield shown;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  return BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
}

/** `<` or `{` as two bytes, perhaps behind a few spaces. */
function utf16(bytes: Uint8Array): string | undefined {
  const [first = 1, second = 1] = bytes;
  if (first !== 0 && second === 0 && isMarkup(first)) {
    return "utf-16le";
  }
  return first === 0 && isMarkup(second) ? "utf-16be" : undefined;
}

function isMarkup(byte: number): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x20 || byte === 0x0a || byte === 0x0d;
}

function byContent(bytes: Uint8Array, label: string | undefined): string {
  if (isAscii(bytes)) {
    return label ?? "utf-8";
  }
  if (isUtf8(withoutTornEnd(bytes))) {
    return isByChance(bytes, label) ? label : "utf-8";
  }
  if (label === undefined || label === "utf-8") {
    return label === "utf-8" && isMostlyUtf8(bytes) ? label : detected(bytes);
  }
  return label;
}

/** Whether bytes that are valid UTF-8 are what they were labelled all the same. */
function isByChance(bytes: Uint8Array, label: string | undefined): label is string {
  return isCjk(label) && isShort(bytes) && decodes(bytes, label);
}

/** A document cut in the middle of a character is still UTF-8. */
function withoutTornEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return (bytes[end - 1] ?? 0) >= 0xc0 && !isUtf8(bytes.subarray(end - 1))
    ? bytes.subarray(0, end - 1)
    : bytes;
}

function isCjk(label: string | undefined): label is string {
  return label !== undefined && /^(?:gb|big5|shift_jis|euc-)/u.test(label);
}

function isShort(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes) {
    count += byte >= 0x80 ? 1 : 0;
    if (count >= CJK_PROOF_LENGTH) {
      return false;
    }
  }
  return true;
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 with a few broken places, not something else that was labelled so. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const sample = new TextDecoder().decode(bytes.subarray(0, MOSTLY_LENGTH));
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const unit = sample.charCodeAt(at);
    broken += unit === 0xfffd ? 1 : 0;
    whole += unit > 0x7f && unit !== 0xfffd ? 1 : 0;
  }
  return whole > 0 && whole * 4 >= broken;
}

/** What detection makes of bytes without a usable label. It names its best guess, however unsure. */
function detected(bytes: Uint8Array): string {
  const name = (guess(withoutTags(bytes.subarray(0, GUESS_LENGTH))) ?? "").toLowerCase();
  return (name.startsWith("utf") ? undefined : knownName(name)) ?? "windows-1252";
}

function guess(bytes: Uint8Array): string | null {
  try {
    return jschardet.detect(Buffer.from(bytes)).encoding;
  } catch {
    return null;
  }
}

/** Names of elements are English and would speak for a western encoding. */
function withoutTags(bytes: Uint8Array): Uint8Array {
  let isInTag = false;
  return bytes.filter((byte) => {
    isInTag = byte === 0x3c || (isInTag && byte !== 0x3e);
    return !isInTag && byte !== 0x3e;
  });
}

function labelOf(contentType: string | undefined): string | undefined {
  const match = /charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec((contentType ?? "").slice(0, 500));
  return knownName(match?.[1]);
}

function prologLabel(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PROLOG_LENGTH)).toString("latin1");
  const match = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})/iu.exec(start);
  return knownName(match?.[1]);
}

function knownName(label: string | undefined): string | undefined {
  if (label === undefined || label === "") {
    return undefined;
  }
  try {
    const known = OTHER_NAMES.get(label.toLowerCase()) ?? label;
    return new TextDecoder(known).encoding;
  } catch {
    return undefined;
  }
}
