/** Where the searched words go in the address of a search feed. */
export const QUERY_MARK = "{query}";

/** Longest query that is sent, in UTF-16 units before encoding. */
const MAX_QUERY = 200;

/**
 * The address of the feed that a news search gives for a topic.
 *
 * The same words yield the same address, whatever blanks stand between them, so that two desks with one
 * topic share one feed.
 *
 * @param template - an address that holds {@link QUERY_MARK} once
 * @param topicWords - as typed; at most 200 units of whole words are searched for
 * @returns absent when there are no words, or no place for them
 */
export function searchFeedUrl(template: string, topicWords: string): string | undefined {
  const query = queryOf(topicWords);
  const parts = template.split(QUERY_MARK);
  return query === "" || parts.length !== 2
    ? undefined
    : URL.parse(parts.join(encodeURIComponent(query)))?.href;
}

function queryOf(topicWords: string): string {
  // Cut before the words are split: a text of megabytes costs no more than a long one.
  const words = topicWords
    .slice(0, MAX_QUERY * 4)
    .toWellFormed()
    .normalize("NFC")
    .split(/[\s\p{Cc}\p{Cf}\u{fffd}]+/u)
    .filter((word) => word !== "");
  let query = "";
  for (const word of words) {
    const longer = query === "" ? word : `${query} ${word}`;
    if (longer.length > MAX_QUERY) {
      break;
    }
    query = longer;
  }
  return query;
}
