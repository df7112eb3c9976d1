import { domainToUnicode } from "node:url";

/** Where a request goes, taken apart so that what is secret stays out of sentences. */
export interface Target {
  /** http or https, without user name, password and fragment. */
  readonly url: URL;
  /** Value of the Authorization header for this origin alone. */
  readonly authorization: string | undefined;
  /** Host and path for people. The query is left out: it may hold a token. */
  readonly shown: string;
}

/** Why an address is no target; one plain sentence. */
export interface BadTarget {
  readonly sentence: string;
}

const MAX_URL_LENGTH = 2_048;
const MAX_SHOWN_PATH = 100;
const WEB_ADDRESS = /^https?:\/\/[^/\\?#]/iu;
/** Ports above 1023 of services that speak no HTTP, or that hold an organisation's data. */
const SERVICE_PORTS = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5672, 5900, 5984, 6379, 8086, 9042, 9092,
  9200, 9300, 11211, 27017,
]);

/**
 * Reads an address that somebody gave us: `http`, `https`, and `feed:` in both its spellings.
 *
 * Refused: other schemes, more than 2,048 characters, white space or control characters inside, host names
 * that DNS cannot hold, ports of services that are not the web (below 1024 all but 80 and 443). Whether
 * the host may be reached is not judged here.
 */
export function parseTarget(text: string): Target | BadTarget {
  const trimmed = text.trim();
  if (trimmed.length > MAX_URL_LENGTH) {
    return refuse(`The address is longer than ${MAX_URL_LENGTH} characters. Use a shorter one.`);
  }
  const written = trimmed
    .replace(/^feed:(?:\/\/)?(https?:)/iu, "$1")
    .replace(/^feed:\/\//iu, "http://");
  // eslint-disable-next-line no-control-regex
  if (!WEB_ADDRESS.test(written) || /[\u0000-\u0020\u007f]/u.test(written)) {
    return refuse("That is not a web address. It must begin with https:// or http://.");
  }
  return URL.canParse(written)
    ? targetOf(new URL(written))
    : refuse("That is not a web address. Check it for typing errors.");
}

/**
 * Reads where a redirect leads. Credentials in it are dropped: the other side has no say in whom we
 * tell who we are.
 *
 * @param location - the header as received, relative or absolute; bytes above 0x7f as Latin-1
 */
export function parseRedirect(location: string, from: Target): Target | BadTarget {
  const decoded = Buffer.from(location, "latin1").toString("utf8");
  if (decoded.length > MAX_URL_LENGTH || !URL.canParse(decoded, from.url.href)) {
    return refuse(`${from.shown} redirects to something that is not a web address.`);
  }
  const url = new URL(decoded, from.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return refuse(`${from.shown} redirects to something that is not a web address.`);
  }
  url.username = "";
  url.password = "";
  return targetOf(url);
}

function targetOf(given: URL): Target | BadTarget {
  const url = new URL(given.href);
  const authorization = authorizationOf(url);
  url.username = "";
  url.password = "";
  url.hash = "";
  if (!isHostName(url.hostname)) {
    return refuse("The host name in that address cannot exist. Check it for typing errors.");
  }
  if (!isWebPort(url.port)) {
    return refuse(`Port ${url.port} is not one that web pages are served on. Use another address.`);
  }
  return { url, authorization, shown: shownOf(url) };
}

function authorizationOf(url: URL): string | undefined {
  if (url.username === "" && url.password === "") {
    return undefined;
  }
  const credentials = `${percentDecoded(url.username)}:${percentDecoded(url.password)}`;
  return `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 1035, 2.3.4; punycode labels must decode (an IPv6 literal is in brackets). */
function isHostName(hostname: string): boolean {
  if (hostname.startsWith("[")) {
    return true;
  }
  const name = hostname.replace(/\.$/u, "");
  const labels = name.split(".");
  return (
    name.length <= 253 &&
    labels.every((label) => /^[a-z0-9_-]{1,63}$/u.test(label)) &&
    !/(?:^|\.)xn--/u.test(domainToUnicode(name))
  );
}

function isWebPort(port: string): boolean {
  const number = Number(port);
  return (
    port === "" || number === 80 || number === 443 || (number > 1023 && !SERVICE_PORTS.has(number))
  );
}

function shownOf(url: URL): string {
  const path = url.pathname === "/" ? "" : url.pathname;
  return url.host + (path.length > MAX_SHOWN_PATH ? `${path.slice(0, MAX_SHOWN_PATH)}…` : path);
}

function refuse(sentence: string): BadTarget {
  return { sentence };
}
