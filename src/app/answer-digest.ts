import { dueDigest, nextDigestAt } from "../digest/window.ts";
import type { DigestRequest } from "../follow/command.ts";
import type { DigestPlan } from "../follow/follow.ts";
import { sentencePost } from "../thread/notice.ts";
import type { Post } from "../thread/post.ts";
import { momentOf } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { missingAccess } from "./missing-access.ts";
import { digestPost, digestRow } from "./send-digest.ts";

const DAY_MS = 24 * 3600 * 1000;

/** Shows, sets or sends the channel's digest. */
export async function answerDigest(
  request: DigestRequest,
  asker: Asker,
  desk: Desk,
): Promise<Post> {
  const refusal = isPosted(request) ? missingAccess(asker.incoming.access) : undefined;
  if (refusal !== undefined) {
    return sentencePost(refusal);
  }
  switch (request.kind) {
    case "show":
      return sentencePost(planSentence(asker.channel.digest, desk.clock.now()));
    case "now":
      return await digestNow(asker, desk);
    case "off":
      return await setPlan({ kind: "off" }, asker, desk);
    case "plan":
      return await setPlan(planOf(request, asker, desk), asker, desk);
  }
}

/** Whether a request makes us post to the channel, now or at its hour. */
function isPosted(request: DigestRequest): boolean {
  return request.kind === "now" || request.kind === "plan";
}

/** Sets the plan; a slot that is already past today is not made up for. */
async function setPlan(plan: DigestPlan, { workspace, channel }: Asker, desk: Desk): Promise<Post> {
  const now = desk.clock.now();
  await desk.database.transact(async ({ follows }) => {
    await follows.setDigest(workspace.id, channel.id, plan);
    const lastDigestAt = await follows.lastDigest(workspace.id, channel.id);
    const past = dueDigest(plan, { lastDigestAt, now, graceMs: DAY_MS });
    if (past !== undefined) {
      await follows.claimDigest(workspace.id, channel.id, past);
    }
  });
  return sentencePost(planSentence(plan, now));
}

/** What was not typed is the person's own zone, if the platform tells it, and the desk's hour and zone. */
function planOf(
  { days, atMinute, zone }: Extract<DigestRequest, { readonly kind: "plan" }>,
  { incoming }: Asker,
  desk: Desk,
): DigestPlan {
  return {
    kind: days,
    atMinute: atMinute ?? desk.digestAtMinute,
    zone: zone ?? incoming.zone ?? desk.zone,
  };
}

/** The last day's digest, posted to the channel for everybody. */
async function digestNow({ workspace, channel }: Asker, desk: Desk): Promise<Post> {
  const now = desk.clock.now();
  const post = await desk.database.transact(async (stores) => {
    const span = { from: new Date(now.getTime() - DAY_MS), to: now };
    const composed = await digestPost({ workspace, channel }, span, { desk, stores });
    if (composed !== undefined) {
      await stores.outbox.enqueue([
        digestRow(channel, composed, { date: `now-${now.getTime()}`, now }),
      ]);
    }
    return composed;
  });
  return sentencePost(
    post === undefined
      ? "No story followed here has moved in the last 24 hours."
      : "The digest of the last 24 hours follows in this channel.",
  );
}

function planSentence(plan: DigestPlan, now: Date): string {
  if (plan.kind === "off") {
    return "This channel gets no digest. To have one: digest daily at:08:00 zone:Europe/Stockholm";
  }
  const next = nextDigestAt(plan, now);
  const when = next === undefined ? "" : ` Next: ${momentOf(next, plan.zone)}.`;
  return `Digest ${plan.kind} at ${clockTime(plan.atMinute)} (${plan.zone}), skipped when nothing moved.${when}`;
}

function clockTime(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return [hours, minutes].map((value) => String(value).padStart(2, "0")).join(":");
}
