/**
 * One decision tree: a leaf is what it adds to the log-odds; a branch asks whether a sign is at most a cut,
 * and goes `below` or `above`.
 */
export type Tree =
  | number
  | {
      readonly sign: string;
      readonly cut: number;
      readonly below: Tree;
      readonly above: Tree;
    };

/** Trees whose sum is the log-odds (gradient boosting; Friedman 2001). */
export interface BoostedTrees {
  readonly bias: number;
  /** Added to what the trees say: log-odds of each sign. */
  readonly linear: Readonly<Record<string, number>>;
  readonly trees: readonly Tree[];
}

/** What the trees make of some signs: 0 to 1. A sign that is not named counts as 0. */
export function oddsByTrees(
  signs: Readonly<Record<string, number>>,
  { bias, linear, trees }: BoostedTrees,
): number {
  let sum = bias;
  for (const [sign, value] of Object.entries(signs)) {
    sum += (linear[sign] ?? 0) * value;
  }
  for (const tree of trees) {
    sum += leafOf(tree, signs);
  }
  return 1 / (1 + Math.exp(-sum));
}

function leafOf(tree: Tree, signs: Readonly<Record<string, number>>): number {
  let node = tree;
  while (typeof node !== "number") {
    node = (signs[node.sign] ?? 0) <= node.cut ? node.below : node.above;
  }
  return node;
}

/** A tree as one line: a leaf is a number, a branch "sign cut" and then what is below and above. */
export function writeTree(tree: Tree): string {
  return typeof tree === "number"
    ? String(tree)
    : `${tree.sign} ${tree.cut} ${writeTree(tree.below)} ${writeTree(tree.above)}`;
}

const MAX_DEPTH = 12;

/** Parses what {@link writeTree} wrote; `undefined` where it is none. */
export function parseTree(line: string): Tree | undefined {
  const tokens = line.trim().split(/\s+/u);
  let at = 0;
  const read = (depth: number): Tree | undefined => {
    const token = tokens[at];
    at += 1;
    if (token === undefined || depth > MAX_DEPTH) {
      return undefined;
    }
    if (!/^[a-z]/iu.test(token)) {
      return numberOf(token);
    }
    const cut = numberOf(tokens[at] ?? "");
    at += 1;
    const below = cut === undefined ? undefined : read(depth + 1);
    const above = below === undefined ? undefined : read(depth + 1);
    return cut === undefined || below === undefined || above === undefined
      ? undefined
      : { sign: token, cut, below, above };
  };
  const tree = read(0);
  return at === tokens.length ? tree : undefined;
}

function numberOf(token: string): number | undefined {
  const value = Number(token);
  return token !== "" && Number.isFinite(value) ? value : undefined;
}
