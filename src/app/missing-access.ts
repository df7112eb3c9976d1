import type { ChannelAccess } from "../ports/chat.ts";

/**
 * One sentence or two on why nothing can be posted to a channel, and what to do.
 *
 * @returns undefined where we may post, or where the platform does not tell beforehand
 */
export function missingAccess(access: ChannelAccess | undefined): string | undefined {
  if (access === undefined || access.ok) {
    return undefined;
  }
  const missing = access.missing.length > 0 ? ` Missing: ${access.missing.join(", ")}.` : "";
  return `I cannot post there.${missing} ${access.remedy}`;
}
