/** Measures of the public sets, as `baselines.py` beside the sets computes them. */

/** A score with the right answer. */
export interface Scored {
  readonly score: number;
  readonly label: boolean;
}

/** Area under the ROC curve, ties shared. */
export function auc(rows: readonly Scored[]): number {
  const sorted = rows.toSorted((a, b) => a.score - b.score);
  const positives = sorted.filter(({ label }) => label).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) {
      to += 1;
    }
    ranks += ((from + to + 1) / 2) * sorted.slice(from, to).filter(({ label }) => label).length;
    from = to;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}

/** F1 of calling everything positive that scores at least `threshold`. */
export function f1At(rows: readonly Scored[], threshold: number): number {
  const called = rows.filter(({ score }) => score >= threshold);
  const positives = rows.filter(({ label }) => label).length;
  return (2 * called.filter(({ label }) => label).length) / (called.length + positives);
}

/** Precision, recall and their harmonic mean. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Rates from counts of what was found rightly, of all that was found and of all that was there. */
function rates(right: number, found: number, there: number): Rates {
  const precision = found === 0 ? 0 : right / found;
  const recall = there === 0 ? 0 : right / there;
  return { precision, recall, f1: harmonic(precision, recall) };
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** F1 of each class. */
export function classF1(
  gold: readonly string[],
  said: readonly string[],
  classes: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    classes.map((one) => {
      const right = gold.filter((label, at) => label === one && said[at] === one).length;
      const found = said.filter((label) => label === one).length;
      return [one, rates(right, found, gold.filter((label) => label === one).length).f1];
    }),
  );
}

/** BCubed precision, recall and F of a grouping. */
export function bcubed(gold: readonly string[], said: readonly string[]): Rates {
  const [golds, saids] = [countOf(gold), countOf(said)];
  const both = new Map<string, { readonly gold: string; readonly said: string; count: number }>();
  for (const [at, one] of gold.entries()) {
    const key = `${one}\n${said[at]}`;
    const cell = both.get(key) ?? { gold: one, said: said[at]!, count: 0 };
    cell.count += 1;
    both.set(key, cell);
  }
  let [precision, recall] = [0, 0];
  for (const cell of both.values()) {
    precision += cell.count ** 2 / saids.get(cell.said)! / gold.length;
    recall += cell.count ** 2 / golds.get(cell.gold)! / gold.length;
  }
  return { precision, recall, f1: harmonic(precision, recall) };
}

function countOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** Rates over the pairs of items in different languages. */
export function crossLanguagePairs(
  gold: readonly string[],
  said: readonly string[],
  languages: readonly string[],
): Rates {
  const joined = gold.map((label, at) => `${label}\n${said[at]}`);
  return rates(pairs(joined, languages), pairs(said, languages), pairs(gold, languages));
}

/** Pairs with one label in different languages. */
function pairs(labels: readonly string[], languages: readonly string[]): number {
  const within = countOf(labels.map((label, at) => `${label}\n${languages[at]}`));
  return sumOfPairs(countOf(labels)) - sumOfPairs(within);
}

function sumOfPairs(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
