/**
 * Pairs rows with columns one to one so that the sum of the chosen weights is greatest (the Hungarian
 * method with potentials, Kuhn 1955). Pairs of weight 0 are left out. Weights are not negative.
 */
export function assign(
  weights: readonly (readonly number[])[],
): readonly (readonly [number, number])[] {
  const size = Math.max(weights.length, weights[0]?.length ?? 0);
  const cost = (row: number, column: number): number => -(weights[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    augment(row, { size, cost, rowPotential, columnPotential, rowOf });
  }
  const pairs: (readonly [number, number])[] = [];
  for (let column = 1; column <= size; column += 1) {
    const row = rowOf[column] ?? 0;
    if (cost(row, column) < 0) {
      pairs.push([row - 1, column - 1]);
    }
  }
  return pairs;
}

interface Problem {
  readonly size: number;
  readonly cost: (row: number, column: number) => number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  readonly rowOf: Int32Array;
}

/** Finds the shortest augmenting path for one row and follows it back. */
function augment(row: number, { size, cost, rowPotential, columnPotential, rowOf }: Problem): void {
  const at = (list: Float64Array | Int32Array, index: number): number => list[index] ?? 0;
  const least = new Float64Array(size + 1).fill(Infinity);
  const way = new Int32Array(size + 1);
  const isUsed = new Uint8Array(size + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    isUsed[column] = 1;
    const current = at(rowOf, column);
    let delta = Infinity;
    let next = 0;
    for (let other = 1; other <= size; other += 1) {
      if (isUsed[other] === 1) {
        continue;
      }
      const slack = cost(current, other) - at(rowPotential, current) - at(columnPotential, other);
      if (slack < at(least, other)) {
        least[other] = slack;
        way[other] = column;
      }
      if (at(least, other) < delta) {
        delta = at(least, other);
        next = other;
      }
    }
    for (let other = 0; other <= size; other += 1) {
      if (isUsed[other] === 1) {
        rowPotential[at(rowOf, other)] = at(rowPotential, at(rowOf, other)) + delta;
        columnPotential[other] = at(columnPotential, other) - delta;
      } else {
        least[other] = at(least, other) - delta;
      }
    }
    column = next;
  } while (at(rowOf, column) !== 0);
  while (column !== 0) {
    const before = at(way, column);
    rowOf[column] = at(rowOf, before);
    column = before;
  }
}
