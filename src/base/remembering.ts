const MOST = 20_000;

/**
 * A pure function that remembers its latest results: the same words come in item after item. Bounded;
 * when it is full it begins anew.
 */
export function remembering<K, V>(work: (key: K) => V, most = MOST): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) {
      return found;
    }
    if (known.size >= most) {
      known.clear();
    }
    const made = work(key);
    known.set(key, made);
    return made;
  };
}
