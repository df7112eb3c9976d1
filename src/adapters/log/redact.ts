const REDACTED = "[redacted]";

/** Longest text that is looked through; of a longer one the rest is dropped unseen. */
const MAX_SCANNED = 16_000;
/** Longest text in a log line, in UTF-16 units: facts, not bodies. */
const MAX_SHOWN = 2000;

/**
 * What never stands in a log line, by its form. Each pattern is linear: every repetition is bounded
 * or ends its pattern.
 */
const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Slack tokens: xoxb-, xoxp-, xoxe.xoxp-, xapp-.
  [/(?:xox[a-z]\.)?(?:xox[a-z]|xapp)-[\w-]+/giu, REDACTED],
  // Discord bot tokens: id, time and signature in base64url.
  [/[\w-]{18,40}\.[\w-]{5,8}\.[\w-]{20,}/gu, REDACTED],
  // Authorization and cookie headers as text or JSON, whatever the scheme.
  [
    /((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"',;]{1,2048}(?: [\w.~+/=:-]{1,2048})?/giu,
    `$1$2${REDACTED}`,
  ],
  [/\b(Bot|Bearer|Basic) (?:[\w.~+/=-]{20,}|[\w+/]{4,}={1,2})/giu, `$1 ${REDACTED}`],
  // User name and password of a URL.
  [/([a-z][a-z\d+.-]{1,20}:\/\/)[^\s/?#"'<>]{0,1024}@/giu, `$1${REDACTED}@`],
  // ?token=…, &api_key=…, %26sig%3D…: in URLs, forms and URLs within URLs.
  [
    /((?:token|key|secret|sig|signature|password|passwd|pwd|auth|credential)s?(?:=|%3d))(?!\[redacted\])(?:(?!%26)[^&#\s"'<>\\]){1,4096}/giu,
    `$1${REDACTED}`,
  ],
  // Addresses that are themselves the permission to post.
  [/(\/(?:webhooks|interactions)\/\d{1,24}\/)[\w.-]{1,1024}/giu, `$1${REDACTED}`],
  [
    /(hooks\.slack\.com\/(?:services|workflows|commands|actions|triggers|app)\/)[\w/-]{1,1024}/giu,
    `$1${REDACTED}`,
  ],
];

/** Names of fields whose value is a secret whatever it looks like. */
const SECRET_NAME =
  /token$|secret|password|passwd|pwd|authorization|cookie|credential|^api_?key$|^private_?key$/iu;

/** Makes texts fit for a log line. */
export interface Redactor {
  /** The text without secrets, cut to 2,000 units. */
  text(text: string): string;
  /** Whether a field of this name is withheld altogether. */
  isSecretName(name: string): boolean;
}

/**
 * A redactor that knows secrets by their form, and these by heart.
 *
 * @param secrets - the ones of this installation; shorter than four characters they are left alone,
 * as they would black out ordinary words
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter((secret) => secret.length >= 4)
    // The longest first: one secret may begin with another.
    .toSorted((a, b) => b.length - a.length);
  return {
    text: (text) => cut(withoutForms(withoutKnown(text.slice(0, MAX_SCANNED), known))),
    isSecretName: (name) => SECRET_NAME.test(name),
  };
}

function withoutKnown(text: string, known: readonly string[]): string {
  return known.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
}

function withoutForms(text: string): string {
  return PATTERNS.reduce(
    (rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement),
    text,
  );
}

function cut(text: string): string {
  const whole = text.toWellFormed();
  return whole.length <= MAX_SHOWN ? whole : `${whole.slice(0, MAX_SHOWN).toWellFormed()}…`;
}
