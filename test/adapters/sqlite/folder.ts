import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** An empty folder of its own for a test, which removes it. */
export async function makeFolder(): Promise<string> {
  return await mkdtemp(path.join(tmpdir(), "newsthread-"));
}
