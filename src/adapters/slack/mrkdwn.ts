import { getDomain, parse as parseHost } from "tldts";

import type { Line, Span } from "../../thread/post.ts";
import { LINK_MAX } from "./limits.ts";

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });
const ELLIPSIS = "…";
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Makes a plain text safe in Slack's mrkdwn: nothing in it is a mention, a link or an entity of its own.
 *
 * Only `&`, `<` and `>` have a meaning to Slack (docs: "Formatting message text", Escaping text).
 */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * Escapes a text and cuts it to `limit` UTF-16 units, an ellipsis included, between graphemes and never
 * inside an entity. A text that fits stays whole; with a limit under 1 nothing is left.
 */
export function escapeToFit(text: string, limit: number): string {
  const whole = escapeText(text.slice(0, limit + 1));
  if (text.length <= limit && whole.length <= limit) {
    return whole;
  }
  if (limit < 1) {
    return "";
  }
  let cut = "";
  for (const { segment } of GRAPHEMES.segment(text.slice(0, limit))) {
    const escaped = escapeText(segment);
    if (cut.length + escaped.length + ELLIPSIS.length > limit) {
      break;
    }
    cut += escaped;
  }
  return `${cut.trimEnd()}${ELLIPSIS}`;
}

/** Lines broken, control and direction-override characters gone, lone surrogates replaced. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "");
}

/** The same for a text of several lines. */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(tidy)
    .join("\n");
}

/**
 * A line as mrkdwn, at most `limit` UTF-16 units long. What does not fit is cut with an ellipsis; markup is
 * never cut open.
 */
export function renderLine(line: Line, limit: number): string {
  let rendered = "";
  for (const span of line) {
    const room = limit - rendered.length;
    const next = renderSpan(span, room);
    if (next === undefined) {
      return cutOff(rendered, room);
    }
    rendered += next;
  }
  return rendered;
}

/** Marks that something is missing, where there is room left to say so. */
function cutOff(rendered: string, room: number): string {
  return room > 0 && !rendered.endsWith(ELLIPSIS) ? rendered + ELLIPSIS : rendered;
}

/** @returns `undefined` when there is no room for any of it */
function renderSpan(span: Span, room: number): string | undefined {
  // A backtick would open a code run that swallows our own links further on.
  const text = tidy(span.text).replaceAll("`", "'");
  const link = span.url === undefined ? undefined : cleanLink(span.url);
  return link === undefined
    ? renderStyled(text, MARKS[span.style ?? "plain"], room)
    : renderLink(text, link, room);
}

/** Blanks stay outside the marks: inside, Slack would show the marks themselves. */
function renderStyled(text: string, mark: string, room: number): string | undefined {
  const core = text.trim();
  if (core === "") {
    return text.length <= room ? text : undefined;
  }
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const inner = room - before.length - after.length - 2 * mark.length;
  return inner < 1 ? undefined : `${before}${mark}${escapeToFit(core, inner)}${mark}${after}`;
}

const MARKS: Readonly<Record<NonNullable<Span["style"]> | "plain", string>> = {
  bold: "*",
  italic: "_",
  code: "`",
  plain: "",
};

function renderLink(text: string, link: URL, room: number): string | undefined {
  const label = labelOf(text, link);
  const frame = `<${escapeText(link.href)}|>`;
  if (frame.length + 1 > room) {
    return room < 2 ? undefined : escapeToFit(label, room);
  }
  return `<${escapeText(link.href)}|${escapeToFit(label, room - frame.length)}>`;
}

/**
 * An address that may stand behind a link: http or https, without user name and password, with nothing
 * in it that Slack reads as the end of a link.
 *
 * @returns `undefined` for any other: its text is shown without a link
 */
export function cleanLink(url: string): URL | undefined {
  const parsed = URL.parse(url.trim());
  if (parsed === null || !/^https?:$/u.test(parsed.protocol) || parsed.hostname === "") {
    return undefined;
  }
  parsed.username = "";
  parsed.password = "";
  const safe = URL.parse(
    parsed.href.replaceAll("|", "%7C").replaceAll(/[<>]/gu, encodeURIComponent),
  );
  return safe === null || escapeText(safe.href).length > LINK_MAX ? undefined : safe;
}

/** Anything in a text that a reader takes for an address: `ft.com`, `https://example.org/…`. */
const ADDRESS = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
const ADDRESS_SEARCHED = 2000;

/** A label that names another site than the link goes to is followed by the site it does go to. */
function labelOf(text: string, link: URL): string {
  const label = text.trim() === "" ? link.hostname : text;
  const home = siteOf(link.hostname);
  const strangers = (label.slice(0, ADDRESS_SEARCHED).normalize("NFKC").match(ADDRESS) ?? [])
    .map((address) => URL.parse(`http://${address}`)?.hostname)
    .filter((host) => host !== undefined && isPublicHost(host) && siteOf(host) !== home);
  return strangers.length === 0 ? label : `${link.hostname} (${label})`;
}

/** Whether a host ends in a suffix that exists: "U.S." and "memo.pdf" are no addresses. */
function isPublicHost(host: string): boolean {
  const { domain, isIcann, isPrivate } = parseHost(host, { allowPrivateDomains: true });
  return domain !== null && (isIcann === true || isPrivate === true);
}

/** The part of a host that somebody registered; the host itself where there is none. */
function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
