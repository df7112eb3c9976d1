import type { CompiledPack, CueHit, Mark } from "../item/compiled-pack.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { wordCount } from "../item/words.ts";
import { isQuoted, readAttribution } from "./attribution.ts";
import type { Attribution } from "./attribution.ts";
import { bodiesNamed, companyNamed } from "./body-meant.ts";
import type { NamedBody } from "./body-meant.ts";
import { personAt, readCast, whoIs } from "./cast.ts";
import type { Cast } from "./cast.ts";
import type { Claim } from "./claim.ts";
import { findCues, isDone } from "./cues.ts";
import type { DevelopmentType } from "./development.ts";
import { framedSpeaker } from "./framed-speaker.ts";
import { withSpeakersOfText } from "./headline-speaker.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { passiveAt } from "./passives.ts";
import type { Passive } from "./passives.ts";
import { introducer, isQuoteAlone, ownerBehind, speakerBeside } from "./quote-alone.ts";
import { speakerOfQuote } from "./quote-without-capitals.ts";
import { silentOne } from "./silent.ts";
import { askedBy, isPress, learnedBy } from "./source-without-capitals.ts";
import { withoutGenitive } from "./speaker-grammar.ts";
import { isSameActor } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";
import { findSource } from "./spoken-by.ts";
import { isDoneByItself } from "./subject-without-capitals.ts";
import { bareSubject, findAgent, findSubject, openingSubject } from "./subject.ts";
import type { Span } from "./subject.ts";
import { toldNext } from "./told-next.ts";

/** A quotation of fewer words is a word in quotation marks. */
const MIN_QUOTE_WORDS = 3;

/**
 * The claims of an item, in the order of its sentences, one for each kind that the
 * pack's cues show in a sentence; one without a cue is a statement if somebody is quoted, else an update.
 * Never throws; linear.
 */
export function readClaims(reading: Reading, pack: CompiledPack): readonly Claim[] {
  const claims: Claim[] = [];
  const cast = readCast(reading, pack);
  let previous: Speaker | undefined;
  let person: Speaker | undefined;
  let company: Speaker | undefined;
  let bodies: readonly NamedBody[] = [];
  let inRecap = false;
  for (const sentence of reading.sentences) {
    inRecap = /^\s*[•·▪*]/u.test(sentence.text);
    for (const { claim, speaker } of readSentence(sentence, {
      pack,
      previous,
      person,
      company: companyIn(sentence, pack) ?? company ?? companyNamed(bodies),
      bodies,
      salient: cast.salient,
      cast,
      reading,
      inRecap,
      at: sentence.index,
    })) {
      claims.push(claim);
      previous = speaker ?? previous;
    }
    company = companyIn(sentence, pack);
    bodies = bodiesNamed(sentence, bodies, pack);
    const isSomebody = previous?.isNamed === true && previous.actorKey !== cast.main?.actorKey;
    person = lastPerson(sentence, cast, pack) ?? (isSomebody ? previous : person);
  }
  return withoutRepeats(withOneKey(withSpeakersOfText(claims, reading, pack)), reading);
}

/** The one that a sentence calls a company by name, where it is one alone. */
function companyIn(sentence: Sentence, pack: CompiledPack): Speaker | undefined {
  const companies = mentionsOf(sentence, pack).filter(({ holds }) => holds === "company");
  return companies.length === 1 ? companies[0]?.speaker : undefined;
}

/** The last person that a sentence names: with a role, or with two names and no body. */
function lastPerson(sentence: Sentence, cast: Cast, pack: CompiledPack): Speaker | undefined {
  return mentionsOf(sentence, pack).findLast(
    ({ speaker, role, isPerson }) =>
      role === undefined && speaker.isNamed && (isPerson || cast.persons.has(speaker.actorKey)),
  )?.speaker;
}

/** What the same actor says twice in one text is one claim: his own words rather than the report of them. */
function withoutRepeats(claims: readonly Claim[], reading: Reading): readonly Claim[] {
  return claims.filter((claim) => {
    const others = claims.filter((other) => isRepeat(claim, other) && other !== claim);
    return !others.some((other) => isBetter(other, claim, reading));
  });
}

function isRepeat(a: Claim, b: Claim): boolean {
  return (
    a.isCued &&
    b.isCued &&
    a.type === b.type &&
    a.actorKey === b.actorKey &&
    a.what === b.what &&
    !a.background &&
    !b.background &&
    a.isNamed &&
    b.isNamed &&
    VOICED.has(a.type)
  );
}

/** Kinds of which an actor has one in a text. */
const VOICED = new Set(["denial", "confirmation", "no_comment", "walk_back"]);

function isBetter(a: Claim, b: Claim, { sentences }: Reading): boolean {
  const [left, right] = [rank(sentences[a.sentence]), rank(sentences[b.sentence])];
  return left > right || (left === right && a.sentence < b.sentence);
}

/** A quotation with its speaker before a report, a text before its headline. */
function rank(sentence: Sentence | undefined): number {
  if (sentence === undefined || sentence.field === "title") {
    return 0;
  }
  const holdsQuote = sentence.quotes.some(({ text }) => wordCount(text) > 4);
  return holdsQuote ? 2 : 1;
}

/** A body and who speaks for it are one actor of an item: what both deny is one denial. */
function withOneKey(claims: readonly Claim[]): readonly Claim[] {
  return claims.map((claim) => {
    const keys = claims
      .filter(({ type, actorKey }) => type === claim.type && isSameActor(actorKey, claim.actorKey))
      .map(({ actorKey }) => actorKey);
    const [longest = claim.actorKey] = keys.toSorted((a, b) => b.length - a.length);
    return longest === claim.actorKey ? claim : { ...claim, actorKey: longest };
  });
}

interface Surroundings {
  /** Bodies named before this sentence, the last first; see `bodiesNamed`. */
  readonly bodies: readonly NamedBody[];
  readonly pack: CompiledPack;
  readonly previous: Speaker | undefined;
  /** Who of those with a person's name was named last. */
  readonly person: Speaker | undefined;
  /** The one that this sentence or the one before calls a company. */
  readonly company: Speaker | undefined;
  /** Whom the item is about. */
  readonly salient: Speaker | undefined;
  readonly cast: Cast;
  readonly reading: Reading;
  readonly inRecap: boolean;
  /** Index of the sentence. */
  readonly at: number;
}

/** The claims of one sentence: one for each kind of cue, or one by its shape. */
function readSentence(
  sentence: Sentence,
  around: Surroundings,
): readonly { readonly claim: Claim; readonly speaker: Speaker | undefined }[] {
  if (sentence.isQuestion && sentence.quotes.length === 0) {
    return [];
  }
  const marks = around.pack.marks.find(sentence);
  if (marks.some(({ value }) => value === "boilerplate")) {
    return [];
  }
  const attribution = readAttribution(sentence, marks, around.pack);
  const hits = findCues(sentence, marks, around.pack);
  return (hits.length === 0 ? [undefined] : hits).map((hit) => {
    const speaker = speakerOf(sentence, attribution, hit, around);
    const isSaid =
      attribution.say !== undefined && speaker?.isNamed === true && sentence.numbers.length === 0;
    const byShape = hit === undefined || (hit.value.kind === "update" && isSaid);
    const claim = {
      type: byShape ? shapeOf(sentence, attribution) : hit.value.kind,
      speaker: speaker?.text ?? around.reading.item.outlet,
      actorKey: speaker?.actorKey ?? "outlet",
      evidence: sentence.text,
      via: attribution.told?.text,
      credit: attribution.credited?.text,
      background: isTold(sentence, marks, hit, around),
      sentence: sentence.index,
      what: hit?.value.cue.what,
      isCued: hit !== undefined,
      isNamed: speaker?.isNamed === true,
    };
    return { claim, speaker };
  });
}

/** Whether a sentence tells again what was: by its marks, or as an entry of a list of what happened. */
function isTold(
  sentence: Sentence,
  marks: readonly PhraseMatch<Mark>[],
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): boolean {
  const isLede = isOpening(sentence, around.reading);
  return (
    around.inRecap ||
    marks.some(
      ({ value, start, end }) =>
        value === "background" &&
        // A report opens with "X has rejected the claims": the verb's own tense is news there.
        !(isLede && hit !== undefined && start < hit.end && hit.start < end) &&
        !isQuoted(sentence, start) &&
        !isInserted(sentence, start, around.pack),
    )
  );
}

/** Whether a sentence is the first of its text. */
function isOpening({ index }: Sentence, { sentences }: Reading): boolean {
  const body =
    sentences.find(({ field }) => field === "content") ??
    sentences.find(({ field }) => field === "summary");
  return body?.index === index;
}

function shapeOf(sentence: Sentence, attribution: Attribution): DevelopmentType {
  return holdsSpeech(sentence) || (attribution.say !== undefined && sentence.numbers.length === 0)
    ? "statement"
    : "update";
}

const COMMAS = [",", "，", "、", "،"];

/** Whether a place stands in an insertion: ", who earlier worked for the ministry,". */
function isInserted(sentence: Sentence, at: number, pack: CompiledPack): boolean {
  const comma = Math.max(...COMMAS.map((mark) => sentence.text.lastIndexOf(mark, at)));
  if (comma < 0 || !COMMAS.some((mark) => sentence.text.includes(mark, at))) {
    return false;
  }
  // "Holm, earlier at the port," as well as "Holm, who was earlier at the port,".
  if (sentence.names.some(({ end }) => end === comma)) {
    return true;
  }
  const opener = sentence.words.find(({ start }) => start > comma);
  return opener !== undefined && opener.start <= at && pack.relatives.has(opener.low);
}

function speakerOf(
  sentence: Sentence,
  attribution: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): Speaker | undefined {
  const isOwn = hit?.value.kind === "update" && attribution.say === undefined;
  const learned = learnedBy(sentence, hit?.value.kind ?? "update", around.reading, around.pack);
  if (learned !== undefined) {
    return learned.by === undefined
      ? undefined
      : shownBy(whoIs(learned.by, around), attribution, around);
  }
  const told = attribution.say === undefined ? toldBehind(sentence, hit, around) : undefined;
  if (told !== undefined) {
    return told;
  }
  if (hit?.value.kind === "correction" || (isOwn && attribution.source === undefined)) {
    return undefined;
  }
  const isTheirs =
    attribution.say === undefined && (hit === undefined || !isDoing(sentence, hit, around.pack));
  if (attribution.source !== undefined && isTheirs) {
    return shownBy(whoIs(attribution.source, around), attribution, around);
  }
  const framed = framedAs(sentence, attribution, hit, around.pack);
  if (framed !== undefined) {
    return whoIs(framed, around);
  }
  const beside = besideQuote(sentence, attribution, around);
  if (beside !== undefined) {
    return whoIs(beside, around);
  }
  const suffered = hit === undefined ? undefined : sufferedAt(sentence, hit, around.pack);
  if (suffered !== undefined) {
    const { source } = attribution;
    if (source?.speaker.isNamed === true) {
      return whoIs(source, around);
    }
    return suffered === "arrest"
      ? arrester(sentence, around)
      : ruler(sentence, hit?.start ?? 0, around);
  }
  const speaker = verbSpeaker(sentence, attribution, hit, around);
  const silent =
    hit?.value.kind === "no_comment" ? silentFor(sentence, speaker, around) : undefined;
  if (silent !== undefined) {
    return silent;
  }
  return speaker === undefined
    ? fallbackSpeaker(sentence, attribution, hit, around)
    : shownBy(speaker, attribution, around);
}

/** Who stands before a colon, where no other verb says who speaks. */
function framedAs(
  sentence: Sentence,
  { say }: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  pack: CompiledPack,
): Mention | undefined {
  if (say !== undefined || hasNameFinder(pack.pack.language)) {
    return undefined;
  }
  const frame = framedSpeaker(sentence, pack);
  if (frame === undefined || (hit !== undefined && hit.start < frame.from)) {
    return undefined;
  }
  const isWord = hit === undefined || hit.value.kind === "allegation" || !isDone(hit.value);
  return frame.isQuote || isWord ? frame.speaker : undefined;
}

/** Who told, as the next sentence says, what this one reports without anybody. */
function toldBehind(
  sentence: Sentence,
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): Speaker | undefined {
  const isReport =
    hit === undefined || hit.value.kind === "update" || hit.value.kind === "allegation";
  const teller =
    isReport && sentence.quotes.length === 0
      ? toldNext(sentence, around.reading, around.pack)
      : undefined;
  return teller === undefined ? undefined : whoIs(teller, around);
}

/** Who is silent, where what was found is a thing, the outlet that asked or nobody. */
function silentFor(
  sentence: Sentence,
  found: Speaker | undefined,
  around: Surroundings,
): Speaker | undefined {
  const isNobody =
    found === undefined ||
    around.reading.item.outlet.includes(found.text) ||
    (!found.isNamed && !isRoleKey(found.actorKey, around.pack));
  if (hasNameFinder(around.pack.pack.language)) {
    return silentByScript(sentence, found, around);
  }
  if (!isNobody) {
    return undefined;
  }
  const silent = silentOne(sentence, around.reading, around.pack);
  return silent === undefined ? undefined : whoIs(silent, around);
}

/** In a script without capitals: whom the outlet asked, where it is what was found. */
function silentByScript(
  sentence: Sentence,
  found: Speaker | undefined,
  around: Surroundings,
): Speaker | undefined {
  const { reading, pack } = around;
  if (found !== undefined && !isPress(found, reading, pack.pack.language)) {
    return undefined;
  }
  const asked = askedBy(sentence, reading, pack);
  return asked === undefined ? companyNamed(around.bodies) : whoIs(asked, around);
}

/** Whether an actor is called by one of the pack's roles, and not by some noun. */
function isRoleKey(key: string, { pack }: CompiledPack): boolean {
  const last = key.slice("role:".length).split(" ").at(-1) ?? "";
  return key.startsWith("role:") && pack.roles[last] !== undefined;
}

/** Who says a quotation for which no verb of its own sentence says it: one alone, or after a colon. */
function besideQuote(
  sentence: Sentence,
  attribution: Attribution,
  { pack, reading }: Surroundings,
): Mention | undefined {
  const { say } = attribution;
  const hasTeller = say !== undefined && !isQuoted(sentence, say.start);
  const isLine = /^\s*[–—―-]\s/u.test(sentence.text) && say !== undefined;
  if (hasNameFinder(pack.pack.language)) {
    return speakerOfQuote(sentence, attribution, reading, pack);
  }
  if (hasTeller || isLine || sentence.field === "title") {
    return undefined;
  }
  if (isQuoteAlone(sentence)) {
    return speakerBeside(sentence, reading, pack);
  }
  const speech = sentence.quotes.find(({ text }) => wordCount(text) >= MIN_QUOTE_WORDS);
  if (speech === undefined) {
    return undefined;
  }
  return /:\s?.$/u.test(sentence.text.slice(0, speech.start))
    ? introducer(sentence, speech.start, pack)
    : ownerBehind(sentence, speech.end, pack);
}

/** How a cue tells of an action of which no agent is named: "har anhållits", "è stata affidata a". */
function sufferedAt(
  sentence: Sentence,
  { start, end, value }: PhraseMatch<CueHit>,
  pack: CompiledPack,
): Passive | undefined {
  const passive = value.kind === "action" ? passiveAt(sentence, { start, end }, pack) : undefined;
  return passive === undefined || findAgent(sentence, { start, end }, pack) !== undefined
    ? undefined
    : passive;
}

/** Who may have done what nobody is said to have done: whom the item is about, and not who suffers it. */
function ruler(sentence: Sentence, at: number, around: Surroundings): Speaker | undefined {
  const { cast, previous, pack } = around;
  const opener = openingSubject(sentence, pack);
  // "X drew conclusions: all payments are stopped": whom the words before the colon are about.
  if (
    opener !== undefined &&
    /[:;]\s/u.test(sentence.text.slice(opener.end, Math.max(opener.end, at)))
  ) {
    return whoIs(opener, around);
  }
  const sufferer = opener?.speaker.actorKey;
  return [cast.main, previous].find(
    (one) => one !== undefined && (sufferer === undefined || !isSameActor(sufferer, one.actorKey)),
  );
}

const ARRESTERS = new Set(["police", "prosecutor"]);

/** Who arrests: the police or prosecutors that this sentence or the next ones name, else undefined. */
function arrester(sentence: Sentence, around: Surroundings): Speaker | undefined {
  const { cast, pack, reading } = around;
  const here = mentionsOf(sentence, pack).find(({ role, holds }) =>
    ARRESTERS.has(role ?? holds ?? ""),
  );
  if (here !== undefined) {
    return whoIs(here, around);
  }
  const next = reading.sentences
    .slice(sentence.index, sentence.index + 6)
    .flatMap((one) => mentionsOf(one, pack))
    .find(({ role }) => ARRESTERS.has(role ?? ""));
  return cast.holders.get("prosecutor") ?? next?.speaker;
}

/** Who stands beside the verb of saying or doing. */
function verbSpeaker(
  sentence: Sentence,
  attribution: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): Speaker | undefined {
  const taken = [attribution.told, attribution.credited].filter((span) => span !== undefined);
  for (const anchor of anchorsOf(sentence, attribution, hit, around.pack)) {
    if (isPronounAfter(sentence, anchor, around.pack)) {
      return personAt(around);
    }
    const isSay = anchor === attribution.say && !hasNameFinder(around.pack.pack.language);
    const isAct =
      anchor === hit &&
      (isPassive(sentence, hit, around.pack) ||
        passiveAt(sentence, hit, around.pack) !== undefined);
    const found =
      (isAct ? findAgent(sentence, hit, around.pack) : undefined) ??
      (isSay ? findSource(sentence, anchor, [], around.pack) : undefined) ??
      findSubject(sentence, anchor, taken, around.pack);
    const isIdle =
      found?.role === "described" &&
      anchor === hit &&
      (!isDoing(sentence, hit, around.pack) || hit.value.kind === "update");
    // "X, whose office said that it would not": whoever says it is who "it" is.
    const isSaidOfSelf =
      found?.role === "own" &&
      anchor === hit &&
      attribution.say !== undefined &&
      attribution.say.end <= hit.start &&
      found.start >= attribution.say.end;
    if (found !== undefined && !isIdle && !isSaidOfSelf) {
      const speaker = whoIs(found, around);
      const isGenitive = sentence.text.slice(anchor.start, anchor.end) === "mukaan";
      return isGenitive ? { ...speaker, text: withoutGenitive(speaker.text) } : speaker;
    }
  }
  return undefined;
}

/** "A-t-elle déclaré", "affirme-t-il": the verb holds its pronoun. */
function isPronounAfter(sentence: Sentence, { start, end }: Span, pack: CompiledPack): boolean {
  const near = sentence.text.slice(Math.max(0, start - 9), end + 9);
  return pack.pack.language === "fr" && /\p{L}(?:-t)?-(?:ils?|elles?)(?!\p{L})/u.test(near);
}

/** Who is meant where no verb has a subject. */
function fallbackSpeaker(
  sentence: Sentence,
  attribution: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  around: Surroundings,
): Speaker | undefined {
  const named = tellerOf(sentence, attribution, around) ?? attribution.source;
  if (named !== undefined) {
    return whoIs(named, around);
  }
  const bare = hit === undefined ? undefined : bareSubject(sentence, hit, around.pack);
  if (bare !== undefined && hit !== undefined && isDone(hit.value)) {
    return whoIs(bare, around);
  }
  const holdsQuote = holdsSpeech(sentence);
  const before = attribution.say === undefined ? personBefore(sentence, around.pack) : undefined;
  if (before !== undefined) {
    return whoIs(before, around);
  }
  const isInQuote = hit !== undefined && isQuoted(sentence, hit.start);
  if (sentence.field === "title" && isInQuote && attribution.say === undefined) {
    const opener = openingSubject(sentence, around.pack);
    return opener === undefined ? (around.previous ?? around.salient) : whoIs(opener, around);
  }
  if (hit === undefined && attribution.say === undefined && !holdsQuote) {
    const opener = openingSubject(sentence, around.pack);
    return opener === undefined ? undefined : whoIs(opener, around);
  }
  const isByPlace = hasNameFinder(around.pack.pack.language);
  const { previous, cast } = around;
  // It is not the outlet that asked who is silent.
  const isOutlets =
    hit?.value.kind === "no_comment" &&
    !isByPlace &&
    previous !== undefined &&
    around.reading.item.outlet.includes(previous.text);
  if (isOutlets && cast.main !== undefined) {
    return cast.main;
  }
  return attribution.say === undefined || !holdsQuote || isByPlace
    ? (previous ?? around.salient)
    : personAt(around);
}

/** "«…», indicó a este diario Íñigo Larrañaga": a person in the place of who was told is who tells. */
function tellerOf(
  sentence: Sentence,
  { say, told }: Attribution,
  { pack, cast }: Surroundings,
): Mention | undefined {
  if (say === undefined || told === undefined || !holdsSpeech(sentence)) {
    return undefined;
  }
  const found = findSubject(sentence, say, [], pack);
  const isPerson = found?.isPerson === true || cast.persons.has(found?.speaker.actorKey ?? "");
  return isPerson ? found : undefined;
}

/** "Son président Ada Krell a fait dire qu'elle « … »": the person named before what is quoted. */
function personBefore(sentence: Sentence, pack: CompiledPack): Mention | undefined {
  const speech = sentence.quotes.find(({ text }) => wordCount(text) >= MIN_QUOTE_WORDS);
  return speech === undefined || hasNameFinder(pack.pack.language) || sentence.field === "title"
    ? undefined
    : mentionsOf(sentence, pack).find(
        ({ isPerson, isOwner, speaker, end }) =>
          isPerson && !isOwner && speaker.isNamed && end <= speech.start,
      );
}

/** Whether somebody is quoted in a sentence at length. */
function holdsSpeech(sentence: Sentence): boolean {
  return sentence.quotes.some(({ text }) => wordCount(text) >= MIN_QUOTE_WORDS);
}

/** What papers without an author show is the word of the outlet that says it has seen them. */
function shownBy(
  speaker: Speaker,
  { credited }: Attribution,
  { reading }: Surroundings,
): Speaker | undefined {
  if (speaker.isNamed || speaker.actorKey !== "role:document") {
    return speaker;
  }
  const isOwn = credited !== undefined && reading.item.outlet.includes(credited.text);
  return isOwn || isPlainDocument(speaker) ? undefined : speaker;
}

/** "Documents", "the documents": papers of which nothing says whose they are. */
function isPlainDocument({ text }: Speaker): boolean {
  return (
    /^(?:the |les |des |os |as |los |las |i |gli |le )?\p{L}+$/iu.test(text) &&
    /s$|[ei]$/u.test(text)
  );
}

/** What may be done by somebody named after it: "arrested", and not "opened an inquiry"; "foi desmentida". */
function isPassive(
  sentence: Sentence,
  { start, end, value }: PhraseMatch<CueHit>,
  pack: CompiledPack,
): boolean {
  const all = sentence.words.filter((word) => word.start >= start && word.end <= end);
  const isByIn = pack.agents.has(all.at(-1)?.low ?? "");
  const words = isByIn ? all.slice(0, -1) : all;
  if (value.kind === "action" && words.length === 1) {
    return true;
  }
  const ending = PARTICIPLE[pack.pack.language];
  const next = sentence.words.find((word) => word.start >= end);
  return (
    ending !== undefined &&
    (ending.test(words.at(-1)?.low ?? "") || pack.pack.language === "tr") &&
    (isByIn || pack.agents.has(next?.low ?? "") || pack.pack.language === "tr")
  );
}

/** How the participles of passives end, where somebody is named after them. */
const PARTICIPLE: Readonly<Record<string, RegExp>> = {
  pt: /[aio]d[ao]s?$|[ei]t[ao]s?$/u,
  es: /[ai]d[ao]s?$|ch[ao]s?$|t[ao]s?$/u,
  it: /t[aoie]$|s[aoie]$/u,
  fr: /[ée]e?s?$|[iu]e?s?$|te?s?$/u,
  sv: /[tds]$|na$/u,
  da: /[ts]$/u,
  no: /[ts]$/u,
  tr: /./u,
};

/** Whether a cue is a verb that somebody does; where a script has no capitals, by what stands around it. */
function isDoing(sentence: Sentence, hit: PhraseMatch<CueHit>, pack: CompiledPack): boolean {
  return hasNameFinder(pack.pack.language)
    ? isDoneByItself(sentence, hit, pack)
    : isDone(hit.value);
}

const LINKS = new Set(
  "and but och men und aber og en et mais y e pero ma mas puis и і i a ale но ve ja mutta".split(
    " ",
  ),
);

/** Where to look for who speaks, the best place first. */
function anchorsOf(
  sentence: Sentence,
  { say }: Attribution,
  hit: PhraseMatch<CueHit> | undefined,
  pack: CompiledPack,
): readonly Span[] {
  const outside = hit !== undefined && !isQuoted(sentence, hit.start) ? [hit] : [];
  const said = say === undefined ? [] : [say];
  // "… said on Monday, and accused": the second verb has the subject of the first.
  const isSecond =
    hit !== undefined &&
    say !== undefined &&
    hit.start > say.end &&
    LINKS.has(sentence.words.findLast(({ end }) => end <= hit.start)?.low ?? "");
  const isFirst =
    !isSecond &&
    hit !== undefined &&
    isDoing(sentence, hit, pack) &&
    hit.value.kind !== "update" &&
    (say === undefined || hit.value.kind !== "statement" || hit.start <= say.start);
  return isFirst ? [...outside, ...said] : [...said, ...outside];
}
