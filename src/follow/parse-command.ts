import { editDistance } from "../base/edit-distance.ts";
import type { Command, DigestRequest } from "./command.ts";
import type { AlertMode } from "./follow.ts";

/** Longest topic that is taken, in UTF-16 units: beyond it a text is not the name of a story. */
export const TOPIC_MAX = 300;

const VERBS = ["follow", "list", "show", "unfollow", "why", "digest", "help"] as const;
type Verb = (typeof VERBS)[number];

/** Words that people type for a verb. */
const SYNONYMS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    stories: "list",
    ls: "list",
    status: "show",
    track: "follow",
    watch: "follow",
    stop: "unfollow",
    remove: "unfollow",
    explain: "why",
    summary: "digest",
    "?": "help",
  } as const),
);

/**
 * Understands what was typed after `/story`. Forgiving: case, extra blanks, Slack's escaped links and
 * channels (`<https://…|label>`, `<#C123|desk>`) and a leading `/story` do not matter.
 *
 * @returns a command; `unclear` with one helpful sentence where it cannot be understood. Never throws.
 */
export function parseCommand(text: string): Command {
  const typed = text.trim().replace(/^\/(?:story|newsthread)\b\s*/iu, "");
  const [first, rest] = splitFirstWord(typed);
  if (first === "") {
    return { kind: "help", about: undefined };
  }
  const verb = verbOf(first);
  if (verb === undefined) {
    return { kind: "unclear", sentence: unknownWord(first) };
  }
  return PARSERS[verb](rest.trim());
}

/** Understands what was typed after the alias `/follow`. */
export function parseFollow(text: string): Command {
  return parseFollowing(text.trim());
}

const PARSERS: Readonly<Record<Verb, (rest: string) => Command>> = {
  follow: parseFollowing,
  list: () => ({ kind: "list" }),
  show: (rest) => named(rest, "show", (story) => ({ kind: "show", story })),
  unfollow: (rest) => named(rest, "unfollow", (story) => ({ kind: "unfollow", story })),
  why: parseWhy,
  digest: parseDigest,
  help: (rest) => ({ kind: "help", about: rest === "" ? undefined : rest.slice(0, 40) }),
};

function verbOf(word: string): Verb | undefined {
  const lower = word.toLowerCase();
  return VERBS.find((verb) => verb === lower) ?? SYNONYMS.get(lower);
}

function unknownWord(word: string): string {
  const lower = word.slice(0, 30).toLowerCase();
  const [nearest] = VERBS.map((verb) => ({ verb, distance: editDistance(lower, verb) })).toSorted(
    (one, other) => one.distance - other.distance,
  );
  return nearest !== undefined && nearest.distance <= 2
    ? `I do not know “${lower}”. Did you mean “${nearest.verb}”?`
    : `I do not know “${lower}”. To follow a story, type: follow ${lower} … (or “help” for all commands).`;
}

function splitFirstWord(text: string): readonly [string, string] {
  const at = text.search(/\s/u);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

const OPTION = /(?:^|\s)(in|alerts):\s*(<[^>]*>|\S+)/giu;
const ALERT_MODES: ReadonlyMap<string, AlertMode> = new Map(
  Object.entries({
    all: "all",
    denials: "denials",
    denial: "denials",
    off: "off",
    none: "off",
  } as const),
);

/** "beat: EU antitrust": the words name a beat. It may stand before or behind the other options. */
const BEAT = /(?:^|\s)beat:\s*/iu;

function parseFollowing(typed: string): Command {
  const rest = typed.replace(BEAT, " ");
  const options = new Map(
    [...rest.slice(0, TOPIC_MAX * 20).matchAll(OPTION)].map((match) => [
      (match[1] ?? "").toLowerCase(),
      match[2] ?? "",
    ]),
  );
  const topic = cleanTopic(rest.replaceAll(OPTION, " "));
  const fault = faultOfTopic(topic);
  if (fault !== undefined) {
    return { kind: "unclear", sentence: fault };
  }
  const asked = options.get("alerts");
  const alerts = asked === undefined ? undefined : ALERT_MODES.get(asked.toLowerCase());
  if (asked !== undefined && alerts === undefined) {
    return { kind: "unclear", sentence: "After alerts: I know all, denials and off." };
  }
  const isBeat = rest !== typed && { isBeat: true as const };
  return { kind: "follow", topic, channel: channelOf(options.get("in")), alerts, ...isBeat };
}

function faultOfTopic(topic: string): string | undefined {
  if (topic === "") {
    return "What shall I follow? Type some words of the story or paste a link, for example: follow harbour crane leak";
  }
  if (topic.length > TOPIC_MAX) {
    return `That is ${topic.length} characters long. Give me a few words of the story (up to ${TOPIC_MAX} characters) or a link to a report on it.`;
  }
  if (!/\p{L}|\p{N}/u.test(topic)) {
    return "I found no word in that. Type some words of the story or paste a link.";
  }
  return undefined;
}

/** The channel's name for the platform: `C123` of `<#C123|desk>`, otherwise without its `#`. */
function channelOf(option: string | undefined): string | undefined {
  if (option === undefined) {
    return undefined;
  }
  return /^<#([^|>]+)/u.exec(option)?.[1] ?? option.replace(/^#/u, "");
}

/**
 * A topic as words: markup, calls to everybody (`<!channel>`) and invisible characters gone, blanks
 * single; a link alone stays a link.
 */
function cleanTopic(text: string): string {
  const visible = text
    .slice(0, TOPIC_MAX * 20)
    .replaceAll(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/giu, " $1 ")
    .replaceAll(/<![^<>\s]*>/gu, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, " ")
    .trim();
  const link = linkIn(visible);
  if (link !== undefined) {
    return link;
  }
  return visible
    .replaceAll(/[*_~`<>|"“”„]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** What ends a sentence or a quotation around a link; all of it may stand inside one. */
const TRAILING = new Set(".,;:!?…'’‘”“„»«›‹*`)]}）】」』。，、；：！？");
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * The http(s) link that stands in a text, if any, without the punctuation behind it. A bracket at its end
 * stays where the link itself opens it, as in `/wiki/Crane_(machine)`.
 */
export function linkIn(text: string): string | undefined {
  const found = /https?:\/\/[^\s<>"|“”«»]+/iu.exec(text)?.[0];
  const link = found === undefined ? undefined : withoutTrailing(found);
  return link !== undefined && URL.canParse(link) ? link : undefined;
}

function withoutTrailing(link: string): string {
  let end = link.length;
  const surplus = new Map(
    Object.entries(OPENING).map(([close, open]) => [
      close,
      link.split(close).length - link.split(open).length,
    ]),
  );
  for (let last = link.at(end - 1) ?? ""; TRAILING.has(last); last = link.at(end - 1) ?? "") {
    const extra = surplus.get(last);
    if (extra !== undefined) {
      if (extra <= 0) {
        break;
      }
      surplus.set(last, extra - 1);
    }
    end -= 1;
  }
  return link.slice(0, end);
}

function named(rest: string, verb: string, build: (story: string) => Command): Command {
  const story = cleanTopic(rest);
  return story === "" || story.length > TOPIC_MAX
    ? { kind: "unclear", sentence: `Which story? Type: ${verb} and its name, as “list” shows it.` }
    : build(story);
}

function parseWhy(rest: string): Command {
  const link = linkIn(cleanTopic(rest));
  return link === undefined
    ? { kind: "unclear", sentence: "Paste the link of the report: why https://…" }
    : { kind: "why", link };
}

const PLANS = ["daily", "weekdays", "weekly"] as const;
const DIGEST_OPTION = /(?:^|\s)(at|zone):\s*(\S+)/giu;

function parseDigest(rest: string): Command {
  const [word = ""] = rest.replaceAll(DIGEST_OPTION, " ").trim().toLowerCase().split(/\s+/u);
  if (word === "" && !/(?:at|zone):/iu.test(rest)) {
    return digest({ kind: "show" });
  }
  if (word === "now" || word === "show" || word === "off") {
    return digest({ kind: word });
  }
  const kind = word === "" ? "daily" : PLANS.find((plan) => plan === word);
  if (kind === undefined) {
    return {
      kind: "unclear",
      sentence:
        "A digest can be: now, daily, weekdays, weekly or off. For example: digest daily at:08:00 zone:Europe/Stockholm",
    };
  }
  return parsePlan(kind, rest);
}

function parsePlan(days: "daily" | "weekdays" | "weekly", rest: string): Command {
  const options = new Map(
    [...rest.matchAll(DIGEST_OPTION)].map((match) => [
      (match[1] ?? "").toLowerCase(),
      match[2] ?? "",
    ]),
  );
  const [at, zone] = [options.get("at"), options.get("zone")];
  const atMinute = at === undefined ? undefined : minuteOf(at);
  if (at !== undefined && atMinute === undefined) {
    return { kind: "unclear", sentence: "After at: I need a time such as 08:00 or 17:30." };
  }
  const known = zone === undefined ? undefined : zoneNamed(zone);
  if (zone !== undefined && known === undefined) {
    return {
      kind: "unclear",
      sentence: "After zone: I need a time zone such as Europe/Stockholm or America/New_York.",
    };
  }
  return digest({ kind: "plan", days, atMinute, zone: known });
}

function digest(request: DigestRequest): Command {
  return { kind: "digest", request };
}

/** Minutes after midnight of "8", "8:00", "08.30", "5pm". */
function minuteOf(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/iu.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, hours = "", minutes = "0", half] = match;
  const hour = half === undefined ? Number(hours) : twentyFour(Number(hours), half.toLowerCase());
  return hour <= 23 && Number(minutes) <= 59 ? hour * 60 + Number(minutes) : undefined;
}

function twentyFour(hour: number, half: string): number {
  return (hour % 12) + (half === "pm" ? 12 : 0);
}

/** The zone as the calendar knows it, whatever its case. */
function zoneNamed(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
