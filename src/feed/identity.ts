/**
 * What tells the entries of one feed apart: the first of these that is present and differs within
 * the feed. It is fixed per feed, not per reading, so that no entry changes its name between polls.
 */
export type IdentityRule = "guid" | "link" | "title-date";
