import { cutText, onOneLine } from "../../feed/clean-text.ts";
import { htmlToText } from "../../feed/html-to-text.ts";
import type { Field } from "./field.ts";
import type { RawEntry } from "./raw-feed.ts";

const AUTHORS = ["author", "dc:creator", "creator", "dc:author", "itunes:author"];
const MAX_PEOPLE = 10;
const MAX_NAME = 300;

/** Who wrote an entry: names parted by commas, an address only where no name is given. */
export function readPeople(raw: RawEntry): string | undefined {
  for (const key of AUTHORS) {
    const names = raw.all(key).slice(0, MAX_PEOPLE).map(nameOf);
    const known = joinNames(names);
    if (known !== undefined) {
      return known;
    }
  }
  return undefined;
}

/** Names on one line, parted by commas, each once; undefined when there is none. */
export function joinNames(names: readonly string[]): string | undefined {
  const known = new Set(names.map((name) => onOneLine(name)).filter((name) => name !== ""));
  const joined = cutText([...known].join(", "), MAX_NAME);
  return joined === "" ? undefined : joined;
}

function nameOf(field: Field): string {
  const person = field.textOfChild("name") ?? field.textOfChild("email");
  return person ?? nameInRss(htmlToText(field.escapedMarkup.slice(0, MAX_NAME * 4)));
}

/** RSS wants `jane@example.org (Jane Doe)`; many write it the other way round. */
function nameInRss(text: string): string {
  const [, before = "", inside = ""] = /^([^()<>]*)[(<]([^()<>]*)[)>]\s*$/u.exec(text) ?? [];
  const named = [before, inside].map((part) => part.trim()).filter((part) => part !== "");
  return named.find((part) => !part.includes("@")) ?? named[0] ?? text;
}
