import type { DevelopmentType } from "../../src/development/development.ts";

/**
 * What an editor would expect of each part, in log-odds: the ridge draws towards these and not towards
 * nothing, so that what the few examples are silent about keeps its sense.
 */
export const EXPECTED: Readonly<Record<"match" | "selection", Readonly<Record<string, number>>>> & {
  readonly types: Readonly<Partial<Record<DevelopmentType, Readonly<Record<string, number>>>>>;
} = {
  types: {
    denial: { bias: -4, isAccused: 1.5, quoteNegated: 1, negatedAtOnce: 1, title_denial: 1.5 },
    walk_back: { bias: -4, title_walk_back: 2, hasDenied: 1, ownWords: 0.5 },
    correction: { bias: -5, title_correction: 3, isOutlet: 1 },
    confirmation: { bias: -3.5, title_confirmation: 1.5, ownWords: 0.5 },
    no_comment: { bias: -5, title_no_comment: 1.5, negated: 1 },
    allegation: { bias: -2.5, title_allegation: 1, isSourced: 1, isOpening: 1.5, isOutlet: 0.5 },
    action: { bias: -2, title_action: 1, isOffice: 1.5, isStatement: -0.5, hasQuote: -1 },
    statement: { bias: -1, isStatement: 1.5, hasQuote: 1, isPerson: 0.5 },
    update: { bias: -1, isStatement: -1, hasNumber: 1, hasQuote: -1 },
  },
  match: {
    bias: -3,
    topic: 2,
    topicNames: 1,
    topicAll: 1,
    names: 2,
    mainNames: 1,
    mainInHead: 1,
    hero: 1,
    heroInHead: 1,
    stems: 2,
    concepts: 1,
    copy: 2,
    namesake: -3,
    youngMissing: -2,
    youngNoWord: -3,
    youngNoName: -2,
    topicOthers: 1,
    headKnown: 1,
    titleForeign: -0.5,
    leadForeign: -0.5,
    noName: -1,
    noNameInScript: -1.5,
    ownShare: 0.5,
    likeStems: 0.7,
    likeConcepts: 0.7,
    unlike: -1.5,
    anchorMissing: -7,
  },
  selection: {
    bias: -1,
    odds: 2,
    behind: -1,
    isTop: 1,
    saysAgain: -1.5,
    sameSentence: -1,
    sameActorAndKind: -1,
    besideCue: -0.7,
    titleKind: 0.5,
    isTitle: -1.5,
    unheard: 1,
    newPerson: 0.5,
  },
};
