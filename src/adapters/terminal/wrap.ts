import { type Cell, widthOf } from "./cells.ts";

/**
 * Breaks a line into rows of at most `width` columns: at blanks, between wide characters (Chinese and
 * Japanese write without blanks), and inside a word that is longer than a row. Blanks at a break vanish.
 *
 * @param width - at least 2
 * @returns at least one row
 */
export function wrap(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (const word of wordsOf(cells)) {
    const fits = widthOf(row) + widthOf(trimmed(word)) <= width;
    if (!fits && row.length > 0) {
      rows.push(trimmed(row));
      row = [];
    }
    for (const piece of piecesOf(word, width)) {
      if (widthOf(row) + widthOf(trimmed(piece)) > width) {
        rows.push(trimmed(row));
        row = [];
      }
      row.push(...piece);
    }
  }
  const last = trimmed(row);
  return last.length > 0 || rows.length === 0 ? [...rows, last] : rows;
}

/** Words, each with the blanks after it; a wide character is a word of its own. */
function wordsOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const words: Cell[][] = [];
  let previous: Cell | undefined;
  for (const cell of cells) {
    const continues =
      previous !== undefined && (isBlank(cell) || (!isBlank(previous) && isNarrow(previous, cell)));
    if (continues) {
      words.at(-1)?.push(cell);
    } else {
      words.push([cell]);
    }
    previous = cell;
  }
  return words;
}

function isNarrow(...cells: readonly Cell[]): boolean {
  return cells.every(({ width }) => width < 2);
}

/** A word cut so that each piece fits into a row. */
function piecesOf(word: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  if (widthOf(trimmed(word)) <= width) {
    return [word];
  }
  const pieces: Cell[][] = [[]];
  let used = 0;
  for (const cell of word) {
    if (used + cell.width > width && !isBlank(cell)) {
      pieces.push([]);
      used = 0;
    }
    pieces.at(-1)?.push(cell);
    used += cell.width;
  }
  return pieces;
}

/** Without blanks at the end. */
function trimmed(cells: readonly Cell[]): Cell[] {
  const end = cells.findLastIndex((cell) => !isBlank(cell));
  return cells.slice(0, end + 1);
}

function isBlank({ text }: Cell): boolean {
  return text === " ";
}
