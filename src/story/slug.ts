import anyAscii from "any-ascii";

const SLUG_MAX = 48;

/** A short name for a story out of its title: lower-case Latin letters and digits, words joined by hyphens. */
export function slugOf(title: string): string {
  const words =
    anyAscii(title.slice(0, 400))
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > SLUG_MAX) {
      break;
    }
    slug = longer;
  }
  return slug || (words[0]?.slice(0, SLUG_MAX) ?? "story");
}
