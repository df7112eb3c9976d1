import type { AlertMode } from "./follow.ts";

/** What somebody asks of the bot, on any platform. */
export type Command =
  | {
      readonly kind: "follow";
      /** Words or a link, as typed. */
      readonly topic: string;
      /** The platform's name of the channel to post to; absent: where the command was given. */
      readonly channel: string | undefined;
      readonly alerts: AlertMode | undefined;
      /** The words name a beat, on which stories open by themselves, and not one story. */
      readonly isBeat?: true;
    }
  | { readonly kind: "list" }
  /** `story` is a slug, its beginning, or words of the title. */
  | { readonly kind: "show"; readonly story: string }
  | { readonly kind: "unfollow"; readonly story: string }
  | { readonly kind: "why"; readonly link: string }
  | { readonly kind: "digest"; readonly request: DigestRequest }
  | { readonly kind: "help"; readonly about: string | undefined }
  /** Not understood; the sentence says what to type instead. */
  | { readonly kind: "unclear"; readonly sentence: string };

export type DigestRequest =
  | { readonly kind: "now" }
  | { readonly kind: "show" }
  | { readonly kind: "off" }
  | {
      readonly kind: "plan";
      readonly days: "daily" | "weekdays" | "weekly";
      /** Minutes after local midnight; absent where the person named no time. */
      readonly atMinute: number | undefined;
      /** IANA name; absent where the person named none. */
      readonly zone: string | undefined;
    };
