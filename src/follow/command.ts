import type { AlertMode, DigestPlan } from "./follow.ts";

/** What somebody asks of the bot, on any platform. */
export type Command =
  | {
      readonly kind: "follow";
      /** Words or a link, as typed. */
      readonly topic: string;
      /** The platform's name of the channel to post to; absent: where the command was given. */
      readonly channel: string | undefined;
      readonly alerts: AlertMode | undefined;
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
  /** `zone` is absent where the person named none: the asker's own, or UTC. */
  | { readonly kind: "plan"; readonly plan: DigestPlan; readonly zoneGiven: boolean };
