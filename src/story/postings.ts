/** Which stories have a term, for terms that are looked up by several keys each. */
export interface Postings<T> {
  add(storyId: string, terms: readonly T[]): void;
  remove(storyId: string, terms: readonly T[]): void;
  /** The terms that have at least one of these keys, each once. */
  under(keys: Iterable<string>): Iterable<Posting<T>>;
}

export interface Posting<T> {
  readonly term: T;
  readonly stories: ReadonlySet<string>;
}

interface Rules<T> {
  /** Equal for equal terms. */
  readonly idOf: (term: T) => string;
  readonly keysOf: (term: T) => readonly string[];
}

/** Postings without a term. */
export function createPostings<T>({ idOf, keysOf }: Rules<T>): Postings<T> {
  const terms = new Map<string, { readonly term: T; readonly stories: Set<string> }>();
  const byKey = new Map<string, Set<Posting<T>>>();
  const enter = (term: T, id: string) => {
    const posting = { term, stories: new Set<string>() };
    terms.set(id, posting);
    for (const key of keysOf(term)) {
      const entries = byKey.get(key) ?? new Set();
      byKey.set(key, entries.add(posting));
    }
    return posting;
  };
  const strike = (posting: Posting<T>, id: string): void => {
    terms.delete(id);
    for (const key of keysOf(posting.term)) {
      const entries = byKey.get(key);
      entries?.delete(posting);
      if (entries?.size === 0) {
        byKey.delete(key);
      }
    }
  };
  return {
    add: (storyId, added) => {
      for (const term of added) {
        const id = idOf(term);
        (terms.get(id) ?? enter(term, id)).stories.add(storyId);
      }
    },
    remove: (storyId, removed) => {
      for (const term of removed) {
        const id = idOf(term);
        const posting = terms.get(id);
        posting?.stories.delete(storyId);
        if (posting?.stories.size === 0) {
          strike(posting, id);
        }
      }
    },
    under: (keys) => {
      const found = new Set<Posting<T>>();
      for (const key of keys) {
        for (const posting of byKey.get(key) ?? []) {
          found.add(posting);
        }
      }
      return found;
    },
  };
}
