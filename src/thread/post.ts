/** A run of text. `url` makes it a link; the link's own address is what people see when it is odd. */
export interface Span {
  readonly text: string;
  readonly style?: "bold" | "italic" | "code";
  readonly url?: string;
}

/** One line or paragraph. Texts are plain: the adapter escapes them for its platform. */
export type Line = readonly Span[];

export type Block =
  /** The first thing a reader sees; bold and large where the platform can. */
  | { readonly kind: "heading"; readonly spans: Line }
  /** Lines that belong together. */
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  /** One fact: an upper-case label with the speaker, and under it the sentence as printed, quoted. */
  | { readonly kind: "fact"; readonly label: string; readonly spans: Line; readonly quote?: Line }
  /** Small print. */
  | { readonly kind: "context"; readonly spans: Line }
  | { readonly kind: "divider" };

/** How serious it looks; adapters have a colour for each. */
export type Tone = "denied" | "alleged" | "confirmed" | "changed" | "neutral";

/**
 * A message before any platform has worded it.
 *
 * `text` is complete by itself: notification previews and screen readers get nothing else. Its first
 * line is what a phone shows. It is plain text, no markup.
 */
export interface Post {
  readonly text: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
}

/** Where a posted message is. Opaque to everyone but the adapter that made it. */
export interface MessageRef {
  readonly channel: string;
  /** The message itself. */
  readonly message: string;
  /** What replies to it are posted under; present on a card. */
  readonly thread?: string;
}
