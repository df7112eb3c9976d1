import { parse } from "tldts";

import { cleanText, escapeText } from "./escape.ts";

/** Longest link that is shown; a longer one is left out, its text stays. */
const LINK_MAX = 2_000;
/** What may end or bend a link's markup; all of it means the same when percent-encoded. */
const DELIMITERS = /[()\\<>"'`|[\]*@\s]/gu;

/** A link that may be shown, with the host that it really leads to (punycode). */
export interface SafeLink {
  readonly href: string;
  readonly host: string;
}

/**
 * A link as it may stand in a message: http(s), without credentials, to a named host, with everything
 * encoded that could end its markup early.
 *
 * @returns undefined for anything else, and for addresses such as localhost or 127.0.0.1
 */
export function parseLink(text: string): SafeLink | undefined {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    return undefined;
  }
  if (!isNamedHost(url.hostname)) {
    return undefined;
  }
  const rest = `${url.pathname}${url.search}${url.hash}`.replaceAll(DELIMITERS, encodeDelimiter);
  const href = `${url.protocol}//${url.host}${rest}`;
  return href.length > LINK_MAX ? undefined : { href, host: url.hostname };
}

function encodeDelimiter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0x7f
    ? encodeURIComponent(character)
    : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
}

function isNamedHost(host: string): boolean {
  const name = host.replace(/\.$/u, "").toLowerCase();
  const { isIp } = parse(name);
  return name !== "" && isIp !== true && name !== "localhost" && !name.endsWith(".localhost");
}

/** What parts words; the dots inside a host name do not. */
const BETWEEN_WORDS = /[\s/@:()[\]{}<>"'“”‘’,;!?|]+/u;
/** The dot, also as other scripts write it. */
const DOT = /[.．。｡]/u;

/** The hosts that a text seems to name, as punycode where that can be told. */
function hostsIn(text: string): readonly string[] {
  return text
    .slice(0, 4_000)
    .normalize("NFKC")
    .split(BETWEEN_WORDS)
    .filter((word) => DOT.test(word))
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[.…\p{Pd}]+$/u, ""))
    .map((word) => URL.parse(`http://${word}`)?.hostname ?? word)
    .filter((host) => parse(host).isIcann === true || parse(host).isIp === true);
}

/** The part of a host that somebody registered: under "blogspot.com" everybody has a place of their own. */
function ownerOf(host: string): string {
  return parse(host, { allowPrivateDomains: true }).domain ?? host;
}

/** Whether a label promises no other place than the one its link leads to. */
function isHonestLabel(label: string, host: string): boolean {
  return (
    !/[[\]]/u.test(label) &&
    !/\/\/|www\./iu.test(label) &&
    /[\p{L}\p{N}]/u.test(label) &&
    hostsIn(label).every((named) => ownerOf(named) === ownerOf(host))
  );
}

/**
 * The markup of a link. A label that names another host, or that holds what would break the markup, stays
 * plain text and the link follows under its real host, so nobody is led elsewhere than they read.
 *
 * @returns only the escaped text where the address cannot be shown
 */
export function linkMarkup(text: string, address: string): string {
  const link = parseLink(address);
  const words = cleanText(text).trim();
  if (link === undefined) {
    return escapeText(text);
  }
  const label = /^\[([^[\]]+)\]$/u.exec(words)?.[1] ?? words;
  return isHonestLabel(label, link.host)
    ? `[${escapeText(label)}](<${link.href}>)`
    : `${escapeText(words)} [${escapeText(link.host)}](<${link.href}>)`.trimStart();
}
