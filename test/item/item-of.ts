import { canonicalUrl } from "../../src/item/canonical-url.ts";
import type { Item } from "../../src/item/item.ts";

/** An item with what a test does not care about filled in. */
export function itemOf(parts: Partial<Item>): Item {
  const url = parts.url ?? `https://outlet.example/${parts.id ?? "1"}`;
  const published = parts.published ?? new Date("2026-01-02T03:04:05Z");
  return {
    id: "1",
    feedId: "https://outlet.example/rss",
    workspaceId: undefined,
    outlet: "Outlet",
    url,
    canonicalUrl: canonicalUrl(url),
    title: "",
    summary: "",
    content: "",
    published,
    seenAt: published,
    revision: 1,
    ...parts,
  };
}
