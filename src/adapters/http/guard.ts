import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { LookupFunction, Socket } from "node:net";

import { buildConnector } from "undici";

import type { AddressPolicy, AddressVerdict } from "./address-policy.ts";
import { parseIpAddress } from "./ip-address.ts";

/** All addresses of a host name, as text; an error or an empty list when there is none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A connection was not made, or cut at once, because of where it would have led. */
export class AddressRefused extends Error {
  readonly verdict: AddressVerdict;

  constructor(verdict: AddressVerdict) {
    super("The address is not public");
    this.verdict = verdict;
  }
}

export interface GuardOptions {
  readonly policy: AddressPolicy;
  readonly resolve: Resolve;
  /** Look-up, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** Certificate authorities in PEM; absent: those of Node. */
  readonly authorities?: readonly string[];
}

/** Names that mean this machine wherever they are looked up (RFC 6761, 6.3, and custom). */
const LOCAL_NAME = /(?:^|\.)localhost$|^localhost\.localdomain$|^ip6-(?:localhost|loopback)$/u;
/** Names under which clouds serve credentials. */
const METADATA_NAMES = new Set([
  "metadata",
  "metadata.google.internal",
  "instance-data",
  "instance-data.ec2.internal",
]);

/**
 * Judges a host by what is written, before anything is looked up: literals by their address, the
 * well-known local names by name. `public` for a name means only "look it up and judge the answers".
 *
 * @param hostname - as in `URL.hostname`: lower case, IPv6 in brackets or without
 */
export function judgeHost(hostname: string, policy: AddressPolicy): AddressVerdict {
  if (parseIpAddress(hostname) !== undefined) {
    return policy(hostname);
  }
  const name = hostname.toLowerCase().replace(/\.$/u, "");
  if (METADATA_NAMES.has(name)) {
    return "metadata";
  }
  if (LOCAL_NAME.test(name)) {
    return policy("127.0.0.1") === "allowed" || policy("::1") === "allowed" ? "allowed" : "private";
  }
  return "public";
}

/**
 * Looks a name up and returns its addresses only if every one of them may be connected to: one private
 * answer among public ones is how a name is rebound.
 *
 * @throws {AddressRefused} when an answer is not public
 */
async function resolveGuarded(
  hostname: string,
  policy: AddressPolicy,
  resolve: Resolve,
): Promise<readonly string[]> {
  const addresses = await resolve(hostname);
  if (addresses.length === 0) {
    throw Object.assign(new Error("The name has no address"), { code: "ENOTFOUND" });
  }
  for (const address of addresses) {
    assertReachable(policy(address));
  }
  return addresses;
}

/**
 * Makes the connector that undici opens every connection with, http and https alike.
 *
 * Three checks, because each alone has a hole: the host as written (no look-up happens for literals), all
 * answers of the look-up (the connection goes to exactly those), and the address at the other end once
 * connected. Neither `connect.lookup` nor `connect.blockList` of undici covers all of these.
 */
export function createGuardedConnector(options: GuardOptions): buildConnector.connector {
  const { policy, resolve } = options;
  const connect = buildConnector({
    timeout: options.connectTimeoutMs,
    allowH2: false,
    rejectUnauthorized: true,
    lookup: guardedLookup(policy, resolve),
    ...(options.authorities !== undefined && { ca: [...options.authorities] }),
  });
  return (target, callback) => {
    const hostname = target.hostname.replace(/^\[(.*)\]$/u, "$1");
    const verdict = judgeHost(hostname, policy);
    if (!isReachable(verdict)) {
      queueMicrotask(() => callback(new AddressRefused(verdict), null));
      return;
    }
    connect({ ...target, hostname }, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      callback(...checkedPeer(socket, policy));
    });
  };
}

/** The look-up of the operating system, all answers in its order. */
export async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  const answers = await lookup(hostname, { all: true, order: "verbatim" });
  return answers.map((answer) => answer.address);
}

function guardedLookup(policy: AddressPolicy, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    void answerLookup(
      async () => resolveGuarded(hostname, policy, resolve),
      options.all === true,
      callback,
    );
  };
}

async function answerLookup(
  resolve: () => Promise<readonly string[]>,
  all: boolean,
  callback: Parameters<LookupFunction>[2],
): Promise<void> {
  const answers = await resolve().catch((error: unknown) => asError(error));
  if (answers instanceof Error) {
    callback(answers, "");
    return;
  }
  const addresses = answers.map((address) => ({ address, family: isIP(address) }));
  if (all) {
    callback(null, addresses);
  } else {
    callback(null, addresses[0]?.address ?? "", addresses[0]?.family ?? 0);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("The look-up failed", { cause: error });
}

function checkedPeer(socket: Socket, policy: AddressPolicy): [null, Socket] | [Error, null] {
  const verdict = policy(socket.remoteAddress ?? "");
  if (isReachable(verdict)) {
    return [null, socket];
  }
  socket.destroy();
  return [new AddressRefused(verdict), null];
}

function assertReachable(verdict: AddressVerdict): void {
  if (!isReachable(verdict)) {
    throw new AddressRefused(verdict);
  }
}

function isReachable(verdict: AddressVerdict): boolean {
  return verdict === "public" || verdict === "allowed";
}
