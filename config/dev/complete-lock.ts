/**
 * Completes package-lock.json after `npm install`: `node config/dev/complete-lock.ts`.
 *
 * Tools with native parts name one optional package for each platform. Where a registry does not carry one
 * of them, npm leaves it out of the lock file and `npm ci` then refuses the lock as out of step. This adds
 * the missing ones by name, exact version and platform; npm takes only those of the machine it runs on.
 * Repeating it changes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { z } from "zod";

const LockedPackage = z.object({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), LockedPackage) });

const FILE = "package-lock.json";
const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "x64",
  "wasm32",
];

const raw: unknown = JSON.parse(readFileSync(FILE, "utf8"));
const { packages } = Lock.parse(raw);
const missing = Object.values(packages).flatMap((parent) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/u.test(version) && !(`node_modules/${name}` in packages))
    .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, parent)] as const),
);
const added = Object.fromEntries(missing);
writeFileSync(FILE, `${JSON.stringify(raw, (key, value: unknown) => withAdded(key, value), 2)}\n`);
console.log(`${missing.length} packages of other platforms added to ${FILE}`);

/** `packages` with what was missing; every other value as it is, in its own order. */
function withAdded(key: string, value: unknown): unknown {
  return key === "packages" && typeof value === "object" ? { ...value, ...added } : value;
}

function entryOf(name: string, version: string, parent: z.output<typeof LockedPackage>) {
  const words = name.split(/[^a-z0-9]+/u);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  return {
    version,
    ...(parent.dev === true && { dev: true }),
    optional: true,
    // None of ours: not to be tried on a machine of any kind.
    os: os.length > 0 ? os : ["none"],
    ...(cpu.length > 0 && { cpu }),
  };
}
