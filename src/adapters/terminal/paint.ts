import type { Cell, Look } from "./cells.ts";

const ESC = "\u001b";
const RESET = `${ESC}[0m`;
const END_OF_LINK = `${ESC}]8;;${ESC}\\`;

/**
 * Cells as text for a terminal.
 *
 * @param colour - with it, looks become SGR codes and links clickable (OSC 8); without, plain text
 */
export function paint(cells: readonly Cell[], colour: boolean): string {
  if (!colour) {
    return cells.map(({ text }) => text).join("");
  }
  return runsOf(cells)
    .map(({ text, look }) => paintRun(text, look))
    .join("");
}

function runsOf(cells: readonly Cell[]): readonly { text: string; readonly look: Look }[] {
  const runs: { text: string; readonly look: Look }[] = [];
  for (const { text, look } of cells) {
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.look, look)) {
      last.text += text;
    } else {
      runs.push({ text, look });
    }
  }
  return runs;
}

function isSame(one: Look, other: Look): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.dim === other.dim &&
    one.colour === other.colour &&
    one.url === other.url
  );
}

function paintRun(text: string, look: Look): string {
  const codes = [
    ...(look.bold === true ? [1] : []),
    ...(look.dim === true ? [2] : []),
    ...(look.italic === true ? [3] : []),
    ...(look.url === undefined ? [] : [4]),
    ...(look.colour === undefined ? [] : [look.colour]),
  ];
  const shown = codes.length === 0 ? text : `${ESC}[${codes.join(";")}m${text}${RESET}`;
  return look.url === undefined ? shown : `${ESC}]8;;${look.url}${ESC}\\${shown}${END_OF_LINK}`;
}
