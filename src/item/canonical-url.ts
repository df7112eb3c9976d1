/** Query parameters that only say where a reader came from. */
const TRACKING =
  /^(?:utm_.*|at_.*|mc_.*|pk_.*|mtm_.*|hsa_.*|oly_.*|vero_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|ref|ref_src|ref_url|referrer|src|source|sh|share|smid|smtyp|cmpid|cmp|campaign|ito|ns_.*|xtor|wt_.*|spm|feature|partner|rss|feed|output|amp|__twitter_impression|taid|traffic_source|guccounter|guce_.*|_ga|_gl|mkt_tok|s_cid|ncid|ocid|cid|icid|socialshare)$/iu;

const MAX_URL_LENGTH = 4096;

/**
 * What links are compared by: `https`, lower-case host without `www.` or default port, no fragment,
 * no tracking parameters, the rest sorted, no trailing slash, no AMP variant.
 *
 * Never throws: what is no http link comes back trimmed. Idempotent.
 */
export function canonicalUrl(url: string): string {
  const trimmed = url.trim().slice(0, MAX_URL_LENGTH);
  const parsed = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol)) {
    return trimmed;
  }
  const host = parsed.hostname.replace(/^(?:www\.)+/u, "").replace(/\.$/u, "");
  const port = parsed.port === "" || parsed.port === "80" ? "" : `:${parsed.port}`;
  return `https://${host}${port}${canonicalPath(parsed.pathname)}${canonicalQuery(parsed.searchParams)}`;
}

function canonicalPath(pathname: string): string {
  const path = pathname
    .replaceAll(/\/{2,}/gu, "/")
    .replace(/(?:\/(?:amp|index\.(?:html?|php)))+\/?$/iu, "")
    .replace(/\/+$/u, "");
  return path;
}

function canonicalQuery(parameters: URLSearchParams): string {
  const kept = [...parameters]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted();
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}
