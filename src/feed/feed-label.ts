/**
 * A feed's address for logs and lists: user name, password, query and fragment may hold keys and are left
 * out. `?…` stands for a query. Never throws; what is no address is called so.
 */
export function feedLabel(url: string): string {
  if (!URL.canParse(url)) {
    return "(no address)";
  }
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}
