export type PlatformName = "slack" | "discord" | "terminal";

/** Which developments a channel is alerted to. */
export type AlertMode = "all" | "denials" | "off";

/** A channel that the program posts to. */
export interface Channel {
  readonly id: string;
  readonly workspaceId: string;
  /** The platform's name of it. */
  readonly externalId: string;
  readonly digest: DigestPlan;
  /** Why nothing is posted there at present, in plain words; absent while it works. */
  readonly paused: string | undefined;
}

/** When a channel gets its digest, in its own zone. */
export type DigestPlan =
  | { readonly kind: "off" }
  | {
      readonly kind: "daily" | "weekdays" | "weekly";
      /** Minutes after local midnight, 0 to 1439. */
      readonly atMinute: number;
      /** IANA name. */
      readonly zone: string;
    };

/** A channel wants a story. */
export interface Follow {
  readonly workspaceId: string;
  readonly storyId: string;
  readonly channelId: string;
  readonly alerts: AlertMode;
  readonly followedAt: Date;
}

/** A Slack team, a Discord guild, or the terminal: the tenant. */
export interface Workspace {
  readonly id: string;
  readonly platform: PlatformName;
  /** The platform's name of it. */
  readonly externalId: string;
  readonly name: string;
}
