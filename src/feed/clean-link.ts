import { cleanText } from "./clean-text.ts";

const MAX_LINK_LENGTH = 2048;

/**
 * An address fit to be kept and shown: absolute, http or https, without name and password, resolved
 * against `base`, every character that could end it in a message percent-encoded. At most 2,048 UTF-16
 * units.
 *
 * Undefined for any other scheme, a longer address, and what is no address.
 */
export function cleanLink(text: string, base: string | undefined): string | undefined {
  const given = text.length > MAX_LINK_LENGTH * 4 ? "" : cleanText(text).trim();
  const url = given === "" ? null : URL.parse(given, base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return undefined;
  }
  url.username = "";
  url.password = "";
  const link = url.href.replaceAll(/[|<>"'`\\^{}]/gu, encodeCharacter);
  return link.length > MAX_LINK_LENGTH ? undefined : link;
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
