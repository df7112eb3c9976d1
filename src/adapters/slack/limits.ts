/** What Slack takes in one message. Lengths are UTF-16 units of the text as sent, escapes included. */

/** Block Kit, section block: text object of at most 3,000 characters. */
export const SECTION_MAX = 3000;
/** Block Kit, header block: plain text of at most 150 characters. */
export const HEADER_MAX = 150;
/** Block Kit: at most 50 blocks in a message. */
export const BLOCKS_MAX = 50;
/**
 * All blocks together, as JSON. Slack documents no total but answers `msg_blocks_too_long` from about
 * 13,200 characters, and has been seen to at 11,341 (slackapi/bolt-js issues 2509 and 2867): stay well below.
 */
export const BLOCKS_JSON_MAX = 10_000;
/** chat.postMessage: `text` is best kept under 4,000 characters, and cut by Slack at 40,000. */
export const TEXT_MAX = 4000;
/** Block Kit, button `url`: 3,000 characters; a link in a text is given no more than two thirds of a section. */
export const LINK_MAX = 2000;
/** conversations.history and conversations.replies: the most objects a call yields to an app under the strict limit. */
export const HISTORY_PAGE = 15;
/** Our own: pages of a channel or thread that are read to find one message. */
export const HISTORY_PAGES = 6;
