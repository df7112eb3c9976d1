/** How many of the texts that were learnt from held a term; what rare terms are told from common ones by. */
export interface TermCounts {
  /** Takes note of one more text. */
  learn(terms: Iterable<string>): void;
  /** Inverse document frequency, smoothed: 1 for a term of every text, more the rarer it is. */
  weightOf(term: string): number;
  /** Texts learnt from. */
  readonly texts: () => number;
}

/** Above so many terms those that stood in one text alone are forgotten. */
const MAX_TERMS = 400_000;

/**
 * Counts that have learnt nothing; until they have, all terms weigh the same.
 *
 * @param prior counts as so many texts without any term, so that the first texts do not tell much
 */
export function createTermCounts(prior = 0): TermCounts {
  const counts = new Map<string, number>();
  let texts = prior;
  return {
    texts: () => texts,
    learn: (terms) => {
      texts += 1;
      for (const term of new Set(terms)) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      if (counts.size > MAX_TERMS) {
        forgetRare(counts);
      }
    },
    weightOf: (term) => Math.log((1 + texts) / (1 + (counts.get(term) ?? 0))) + 1,
  };
}

function forgetRare(counts: Map<string, number>): void {
  for (const [term, count] of counts) {
    if (count === 1) {
      counts.delete(term);
    }
  }
}

/** Terms with their weights. */
export type Vector = ReadonlyMap<string, number>;

/** The cosine of two vectors, 0 to 1 where no weight is negative; 0 where one is empty. */
export function cosineOf(a: Vector, b: Vector): number {
  const norms = normOf(a) * normOf(b);
  return norms === 0 ? 0 : dotOf(a, b) / norms;
}

/** The inner product. */
function dotOf(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) {
    sum += weight * (many.get(term) ?? 0);
  }
  return sum;
}

/** The length of a vector. */
export function normOf(vector: Vector): number {
  let square = 0;
  for (const weight of vector.values()) {
    square += weight * weight;
  }
  return Math.sqrt(square);
}

/** The weights of a text's terms by tf-idf: (1 + ln times) × weight. */
export function weightsOf(terms: ReadonlyMap<string, number>, counts: TermCounts): Vector {
  return new Map(
    [...terms].map(([term, times]) => [term, (1 + Math.log(times)) * counts.weightOf(term)]),
  );
}

/** The same with length 1; empty for a text without terms. */
export function weigh(terms: ReadonlyMap<string, number>, counts: TermCounts): Vector {
  const weights = weightsOf(terms, counts);
  const norm = normOf(weights);
  return new Map([...weights].map(([term, weight]) => [term, weight / norm]));
}
