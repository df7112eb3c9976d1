/**
 * How long the service takes to be ready, and what it weighs with 200 feeds when nothing happens.
 *
 * `node test/bench/start-and-idle.bench.ts [SECONDS]`: starts the real program on a fresh folder with 200
 * feeds that a server on loopback answers, five times for the start, once for the idling (60 s unless
 * told otherwise), and prints the figures. Linux only: the weight is read from /proc.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { makeHome, startProgram } from "../support/run-program.ts";
import { listen, shut } from "../support/slack-listen.ts";

const FEEDS = 200;
const idleSeconds = Number(process.argv[2] ?? 60);

let polls = 0;
const server = createServer((request, response) => {
  polls += 1;
  if (request.headers["if-none-match"] !== undefined) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' });
  response.end(feed(request.url ?? "/"));
});
const port = await listen(server);
const feeds = Array.from({ length: FEEDS }, (_, at) => ({
  url: `http://127.0.0.1:${port}/${at}`,
  outlet: `Paper ${at}`,
}));

// As `npm start` runs it.
const startScript = /"start": "([^"]*)"/u.exec(readFileSync("package.json", "utf8"))?.[1] ?? "";
const flags = startScript.split(" ").filter((word) => word.startsWith("--"));
const made = makeHome(feeds);
const home = {
  ...made,
  environment: {
    ...made.environment,
    POLL_SECONDS: "300",
  },
};
try {
  const starts: number[] = [];
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    const program = startProgram(["start", "--terminal"], home.environment, home.folder, flags);
    await program.prints(/Newsthread is running/u);
    starts.push(performance.now() - begun);
    program.child.kill("SIGINT");
    await program.ended;
  }
  const sorted = starts.toSorted((one, other) => one - other);
  console.log(`start to ready      ${sorted.map((ms) => `${ms.toFixed(0)} ms`).join(", ")}`);

  polls = 0;
  const program = startProgram(
    ["start", "--terminal"],
    { ...home.environment, NEWSTHREAD_DATA: `${home.environment.NEWSTHREAD_DATA}-idle` },
    home.folder,
    flags,
  );
  await program.prints(/Newsthread is running/u);
  await allPolled();
  await sleep(5000);
  const before = cpuTicks(program.child.pid);
  const weights: number[] = [];
  for (let second = 0; second < idleSeconds; second += 5) {
    await sleep(5000);
    weights.push(residentMb(program.child.pid));
  }
  const cpu = (cpuTicks(program.child.pid) - before) / 100 / idleSeconds;
  console.log(`polls answered      ${polls}`);
  console.log(`resident, ${FEEDS} feeds ${weights.map((mb) => `${mb.toFixed(0)} MB`).join(", ")}`);
  console.log(`processor while idle ${(cpu * 100).toFixed(1)} % of a core (POLL_SECONDS=300)`);
  program.child.kill("SIGINT");
  console.log(`exit status         ${String(await program.ended)}`);
} finally {
  home.remove();
  await shut(server);
}

async function allPolled(): Promise<void> {
  const isDone = (): boolean => polls >= FEEDS;
  while (!isDone()) {
    await sleep(500);
  }
}

function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024;
}

/** User and system time of a process, in hundredths of a second. */
function cpuTicks(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function feed(path: string): string {
  const items = Array.from(
    { length: 30 },
    (_, at) =>
      `<item><guid>${path}-${at}</guid><link>https://paper.example${path}/${at}</link><title>Council discusses budget line ${at} of ${path}</title><description>${"The council met on Monday to discuss the matter at length. ".repeat(10)}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Paper ${path}</title>${items.join("")}</channel></rss>`;
}
