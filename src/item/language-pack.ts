/**
 * What the engine must know of a language to read news in it. Data: one YAML file a language in
 * `config/languages/`, which a speaker of the language can extend without reading code.
 */
export interface LanguagePack {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Abbreviations that do not end a sentence, without the full stop. */
  readonly abbreviations: readonly string[];
  /** Lines that begin with a dash are speech. */
  readonly dashQuotes: boolean;
  /** Common nouns are written with capitals, as in German. */
  readonly capitalNouns: boolean;
  /** Forms of address and offices that stand before a name: "Mr", "President". */
  readonly titles: readonly string[];
  /** Who speaks where no name is given, by a key shared by all languages: police = "officers". */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Verbs of saying, every form: "said", "told". */
  readonly say: readonly string[];
  /** How what is said, thought and wanted is told; finer than `say`. */
  readonly speech: SpeechWords;
  /** What stands before whom it was said to: "told", "in an interview with". */
  readonly toldTo: readonly string[];
  /** What stands before a source: "according to", "citing". */
  readonly accordingTo: readonly string[];
  /** What stands after a source that another outlet repeats: "reported", "writes". */
  readonly reportedAfter: readonly string[];
  readonly negators: readonly string[];
  readonly hedges: readonly string[];
  /** Marks of what is told again: "earlier", "had previously", "as reported". */
  readonly background: readonly string[];
  /** Words that open an insertion after a comma: "who", "which". What is background there is not the sentence's. */
  readonly relatives: readonly string[];
  /** What makes the noun after it no subject: "of", "in", "against". */
  readonly prepositions: readonly string[];
  /** What stands before who did it in the passive: "by". */
  readonly agents: readonly string[];
  /** Words that open a clause with a subject of its own: "that", "whether", "because". */
  readonly complementizers: readonly string[];
  /** Words that open somebody who is only described: "a", "the", "two". */
  readonly determiners: readonly string[];
  /** What stands before an outlet that was shown a paper: "seen by". */
  readonly seenBy: readonly string[];
  /** Marks of the running day: "today", "on Monday". */
  readonly now: readonly string[];
  /** Number words and magnitudes: "million" = 1000000. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words of vagueness before a number: "about", "more than". */
  readonly roughly: readonly string[];
  readonly months: readonly string[];
  /** Country code to the words for its people and what is theirs: CN = "Chinese". */
  readonly demonyms: Readonly<Record<string, readonly string[]>>;
  /** Seats and bodies that stand for somebody, by a key shared by all languages: "us-white-house". */
  readonly institutions: Readonly<Record<string, readonly string[]>>;
  /** Kinds of text that are no news, by their titles and openings. */
  readonly genres: Readonly<Record<Genre, readonly string[]>>;
  /** Phrases of lines that are no text of the article: "read more", "all rights reserved". */
  readonly boilerplate: readonly string[];
  /** Words by which a writer speaks of himself: the mark of opinion. */
  readonly firstPerson: readonly string[];
  /** Words by which a writer speaks to the reader: the mark of filler. */
  readonly secondPerson: readonly string[];
  /** Family names, in languages without capitals. */
  readonly surnames: readonly string[];
  /** How names and subjects are told where a script has no capitals. */
  readonly naming: NamingWords;
  /** Common nouns of the news by a key shared by all languages: "recall" = "Rückruf". */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  readonly cues: Readonly<Record<CueKind, readonly Cue[]>>;
  readonly traps: readonly Trap[];
}

/**
 * What a language tells speech, thought and will with. The lists of verbs are patterns with every form of a
 * verb: "argue/argues/argued/arguing".
 */
export interface SpeechWords {
  /** What a clause or a quotation follows: "said", "believes". */
  readonly clauses: readonly string[];
  /** What only its object follows, with the word between: "praised", "called for". */
  readonly objects: readonly string[];
  /** What an infinitive follows: "promised", "declined". */
  readonly plans: readonly string[];
  /** Nouns of somebody, with what follows them: "claim that", "criticism of". */
  readonly nouns: readonly string[];
  /** Words between a subject and its verb that belong to the verb: "has", "also", "repeatedly". */
  readonly helpers: readonly string[];
  /** Pronouns that are subjects: "he", "they", "who". */
  readonly subjects: readonly string[];
  /** Verb forms of the mood of report, where a language has one: "sei", "habe". */
  readonly moods: readonly string[];
  /** Pairs that name a source with a noun: "nach Angaben", "according to". */
  readonly frames: readonly string[];
  /** The same, after the source: "zufolge". */
  readonly framesAfter: readonly string[];
  /** Other frequent verbs in the forms that follow a subject: where one stands a subject is over. */
  readonly verbs: readonly string[];
}

/** What a language without capitals tells names and subjects by; letters, not patterns. */
export interface NamingWords {
  /** What stands after a person's name: "さん", "先生", "대변인". */
  readonly personAfter: readonly string[];
  /** What stands before a person's name: "发言人", "السيد". */
  readonly personBefore: readonly string[];
  /** What a given name is, where the words that follow it are the rest of the name: "أحمد". */
  readonly givenNames: readonly string[];
  /** Endings of the names of bodies: "公司", "造船", "은행". */
  readonly bodyEndings: readonly string[];
  /** Those of them that are no part of the name: "株式会社", "그룹". */
  readonly legalForms: readonly string[];
  /** Words that the name of a body follows: "شركة". */
  readonly bodyOpeners: readonly string[];
  /** What stands after a subject, that which names the topic first: "は", "은". */
  readonly subjectMarks: readonly string[];
  /** What stands after other nouns: "を", "에서". */
  readonly nounMarks: readonly string[];
  /** What stands after a source: "によると", "에 따르면". */
  readonly sourceMarks: readonly string[];
  /** What ends a clause that is told: "と", "다고". */
  readonly reportMarks: readonly string[];
  /** What stands where names do and is none: "本日", "이날". */
  readonly notNames: readonly string[];
  /** Words that hold a country's name and do not mean it: "タイヤ", "수단을". */
  readonly notPlaces: readonly string[];
}

/** Nothing known of how a language tells names; right for scripts with capitals. */
export const NO_NAMING: NamingWords = {
  personAfter: [],
  personBefore: [],
  givenNames: [],
  bodyEndings: [],
  legalForms: [],
  bodyOpeners: [],
  subjectMarks: [],
  nounMarks: [],
  sourceMarks: [],
  reportMarks: [],
  notNames: [],
  notPlaces: [],
};

/** Nothing known of how a language tells speech. */
export const NO_SPEECH: SpeechWords = {
  clauses: [],
  objects: [],
  plans: [],
  nouns: [],
  helpers: [],
  subjects: [],
  moods: [],
  frames: [],
  framesAfter: [],
  verbs: [],
};

/** `opinion` is anybody's view, `explainer` includes question-and-answer and lists, `recap` what was. */
export const GENRES = ["opinion", "explainer", "recap", "live"] as const;
export type Genre = (typeof GENRES)[number];

/** The types of development, as words that a pack may hold cues for. */
export const CUE_KINDS = [
  "denial",
  "walk_back",
  "correction",
  "confirmation",
  "no_comment",
  "allegation",
  "action",
  "statement",
  "update",
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

/**
 * A turn of phrase that shows a kind of development.
 *
 * The pattern is words in a row: `a/b` either word, `den*` any ending, `...` up to six words between,
 * `NUM` a number, `NAME` a word with a capital; ` | ` parts whole phrases. In a language without spaces: letters in a row, with
 * `...` for up to twenty letters between.
 */
export interface Cue {
  readonly pattern: string;
  /** Patterns that take the phrase away when they cover where it begins: "denied bail". */
  readonly unless: readonly string[];
  /** What is done, by a key shared by all languages: "inquiry", "arrest"; where it matters. */
  readonly what: string | undefined;
  /** A sentence in which it fires. */
  readonly example: string;
}

/** A sentence in which a kind must not be found, and why. */
export interface Trap {
  readonly sentence: string;
  readonly not: CueKind;
}

/** All packs, by language. */
export type LanguagePacks = ReadonlyMap<string, LanguagePack>;

/** Stands in for a language without a pack: names, numbers, copies and nothing else. */
export function emptyPack(language: string): LanguagePack {
  return {
    language,
    abbreviations: [],
    dashQuotes: false,
    capitalNouns: false,
    titles: [],
    roles: {},
    say: [],
    speech: NO_SPEECH,
    toldTo: [],
    accordingTo: [],
    reportedAfter: [],
    negators: [],
    hedges: [],
    background: [],
    relatives: [],
    prepositions: [],
    agents: [],
    complementizers: [],
    determiners: [],
    seenBy: [],
    now: [],
    numbers: {},
    roughly: [],
    months: [],
    demonyms: {},
    institutions: {},
    genres: { opinion: [], explainer: [], recap: [], live: [] },
    boilerplate: [],
    firstPerson: [],
    secondPerson: [],
    surnames: [],
    naming: NO_NAMING,
    concepts: {},
    cues: {
      denial: [],
      walk_back: [],
      correction: [],
      confirmation: [],
      no_comment: [],
      allegation: [],
      action: [],
      statement: [],
      update: [],
    },
    traps: [],
  };
}
