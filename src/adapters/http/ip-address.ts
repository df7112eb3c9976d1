import { isIP } from "node:net";

/** An address as a number, so that networks are compared by arithmetic and never by spelling. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** A range of addresses in CIDR notation (RFC 4632). */
export interface Network extends IpAddress {
  /** Leading bits that are fixed: 0 to 32, or 0 to 128. */
  readonly prefix: number;
}

/**
 * Reads an IP address in its canonical text form, with or without brackets and zone (`[fe80::1%eth0]`).
 * The odd spellings of IPv4 (`0x7f.1`, `2130706433`) are folded by `new URL` before they come here.
 *
 * @returns absent for everything else, names included
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const bare = text.replace(/^\[(.*)\]$/u, "$1").replace(/%.*$/u, "");
  switch (isIP(bare)) {
    case 4:
      return { family: 4, value: ipv4Value(bare) };
    case 6:
      return { family: 6, value: ipv6Value(bare) };
    default:
      return undefined;
  }
}

/**
 * Reads a network: `10.0.0.0/8`, `fd00::/8`, or one address alone. Bits behind the prefix are ignored.
 *
 * @returns absent when it is not a network
 */
export function parseNetwork(text: string): Network | undefined {
  const [base = "", length, ...rest] = text.trim().split("/");
  const address = parseIpAddress(base);
  if (address === undefined || rest.length > 0) {
    return undefined;
  }
  if (length === undefined) {
    return { ...address, prefix: widthOf(address) };
  }
  const prefix = /^\d{1,3}$/u.test(length) ? Number(length) : Number.NaN;
  return prefix <= widthOf(address) ? { ...address, prefix } : undefined;
}

/** Whether the address lies in the network. Families never mix: unwrap mapped addresses before. */
export function isWithin(address: IpAddress, network: Network): boolean {
  if (address.family !== network.family) {
    return false;
  }
  const free = BigInt(widthOf(address) - network.prefix);
  return address.value >> free === network.value >> free;
}

function widthOf(address: IpAddress): 32 | 128 {
  return address.family === 4 ? 32 : 128;
}

function ipv4Value(text: string): bigint {
  return text.split(".").reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

function ipv6Value(text: string): bigint {
  const [front = "", back] = withoutDots(text).split("::");
  const head = groupsOf(front);
  const tail = groupsOf(back ?? "");
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0n);
  return [...head, ...gap, ...tail].reduce((value, group) => (value << 16n) | group, 0n);
}

function groupsOf(text: string): readonly bigint[] {
  return text === "" ? [] : text.split(":").map((group) => BigInt(`0x${group}`));
}

/** `::ffff:1.2.3.4` → `::ffff:102:304` */
function withoutDots(text: string): string {
  const dotted = /[\d.]+$/u.exec(text)?.[0] ?? "";
  if (!dotted.includes(".")) {
    return text;
  }
  const value = ipv4Value(dotted);
  const groups = `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  return text.slice(0, -dotted.length) + groups;
}
