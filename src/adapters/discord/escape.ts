/** Embedded changes of the writing direction, unseen operators, tag characters, what is no character. */
const UNSEEN = /[\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e0fff}]|\p{Cc}/gu;

/**
 * A text as one line of well-formed characters: controls and line breaks become blanks, overrides of the
 * writing direction go. Direction marks and joiners stay, which Persian, Hebrew and emoji need.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, " ")
    .replaceAll(UNSEEN, "");
}

/** What Discord reads as markup wherever it stands. */
const MARKUP = /[\\*_~`|<>[\]#]/gu;
/** A colon that could end a scheme or name an emoji; one before a blank or in "12:30" cannot. */
const COLON = /(?<!\d):(?=\S)|(?<=\d):(?=[^\s\d])/gu;

/**
 * A text that shows on Discord exactly as it reads, whatever it holds: no markup, list, heading, masked or
 * bare link, timestamp, emoji or mention comes alive in it. Also kept from pinging: `@everyone` and `@here`
 * are parted by an unseen character, since servers exist that ignore `allowed_mentions`.
 *
 * Discord takes the backslash off before any ASCII punctuation (escape rule of its Markdown dialect).
 */
export function escapeText(text: string): string {
  return cleanText(text)
    .replaceAll(MARKUP, String.raw`\$&`)
    .replaceAll(COLON, String.raw`\:`)
    .replaceAll("\\](", String.raw`\]\(`)
    .replace(/^(\s*)([-+])/u, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,10})([.)])/u, String.raw`$1\$2`)
    .replaceAll(/@(?=everyone|here)/giu, "@\u200b")
    .replaceAll(/@(?=[!&]?\d)/gu, String.raw`\@`);
}
