/** One labelled row: named parts, and how much it counts. */
export interface Row {
  readonly parts: Readonly<Record<string, number>>;
  readonly label: boolean;
  /** Of the loss; 0 leaves the row out. */
  readonly weight: number;
}

/** What a fit is drawn towards where the rows say little, and how strongly. */
export interface Prior {
  readonly expected: Readonly<Record<string, number>>;
  /** Ridge on the difference from what is expected, relative to a mean loss of 1. */
  readonly ridge: number;
}

const STEPS = 40;
const DONE = 1e-5;
const LEAST_STEP = 1e-3;

/**
 * Logistic regression with a ridge around the prior, by Newton's method (IRLS). Deterministic. Returns
 * the log-odds of each part and of "bias", rounded to three places.
 */
export function fitLogistic(rows: readonly Row[], prior: Prior): Record<string, number> {
  const used = rows.filter(({ weight }) => weight > 0);
  const names = ["bias", ...new Set(used.flatMap(({ parts }) => Object.keys(parts)))];
  const expected = names.map((name) => prior.expected[name] ?? 0);
  const data = used.map(({ parts, label, weight }) => ({
    x: Float64Array.from(names, (name) => (name === "bias" ? 1 : (parts[name] ?? 0))),
    y: label ? 1 : 0,
    weight,
  }));
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  const lossOf = (weights: Float64Array): number =>
    data.reduce((sum, row) => sum + (row.weight / total) * lossOfRow(row, weights), 0) +
    weights.reduce(
      (sum, value, at) =>
        sum + ((at === 0 ? prior.ridge / 20 : prior.ridge) / 2) * (value - expected[at]!) ** 2,
      0,
    );
  let w = Float64Array.from(expected);
  for (let step = 0; step < STEPS; step += 1) {
    const size = names.length;
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const { x, y, weight } of data) {
      accumulate({ x, y, weight: weight / total }, w, gradient, hessian);
    }
    for (let at = 0; at < size; at += 1) {
      const ridge = at === 0 ? prior.ridge / 20 : prior.ridge;
      gradient[at]! += ridge * (w[at]! - expected[at]!);
      hessian[at]![at]! += ridge;
    }
    const move = solve(hessian, gradient);
    const before = lossOf(w);
    let share = 1;
    let next = w.map((value, at) => value - move[at]!);
    // A whole step of Newton's may overshoot where examples are parted well.
    while (lossOf(next) > before && share > LEAST_STEP) {
      share /= 2;
      next = w.map((value, at) => value - share * move[at]!);
    }
    w = next;
    if (share * Math.max(...move.map(Math.abs)) < DONE) {
      break;
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round(w[at]! * 1000) / 1000]));
}

function lossOfRow(
  { x, y }: { readonly x: Float64Array; readonly y: number },
  w: Float64Array,
): number {
  let z = 0;
  for (let at = 0; at < x.length; at += 1) {
    z += w[at]! * x[at]!;
  }
  const odds = y === 1 ? z : -z;
  return odds > 0 ? Math.log1p(Math.exp(-odds)) : -odds + Math.log1p(Math.exp(odds));
}

function accumulate(
  { x, y, weight }: { readonly x: Float64Array; readonly y: number; readonly weight: number },
  w: Float64Array,
  gradient: Float64Array,
  hessian: readonly Float64Array[],
): void {
  const present: number[] = [];
  let z = 0;
  for (let at = 0; at < x.length; at += 1) {
    if (x[at] !== 0) {
      present.push(at);
      z += w[at]! * x[at]!;
    }
  }
  const p = 1 / (1 + Math.exp(-z));
  const error = (p - y) * weight;
  const curve = Math.max(1e-6, p * (1 - p)) * weight;
  for (const i of present) {
    gradient[i]! += error * x[i]!;
    const row = hessian[i]!;
    for (const j of present) {
      row[j]! += curve * x[i]! * x[j]!;
    }
  }
}

/** Solves `a · x = b` for a symmetric positive matrix, by Gaussian elimination. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const rows = a.map((row, at) => Float64Array.from([...row, b[at]!]));
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows[at]!;
    for (let below = at + 1; below < size; below += 1) {
      const factor = rows[below]![at]! / pivot[at]!;
      if (factor !== 0) {
        for (let column = at; column <= size; column += 1) {
          rows[below]![column]! -= factor * pivot[column]!;
        }
      }
    }
  }
  const x = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    let rest = rows[at]![size]!;
    for (let column = at + 1; column < size; column += 1) {
      rest -= rows[at]![column]! * x[column]!;
    }
    x[at] = rest / rows[at]![at]!;
  }
  return x;
}
