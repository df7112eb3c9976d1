import { AppError } from "../../base/errors.ts";
import { isWithin, parseIpAddress, parseNetwork } from "./ip-address.ts";
import type { IpAddress, Network } from "./ip-address.ts";

/**
 * What an address is to us. Only `public` and `allowed` may be connected to; `metadata` is where clouds
 * hand out credentials and stays shut whatever the operator allows.
 */
export type AddressVerdict = "public" | "allowed" | "private" | "metadata";

/** Judges an IP address in text form; whatever is not an address is `private`. */
export type AddressPolicy = (address: string) => AddressVerdict;

/** IANA special-purpose registry of IPv4, without the few parts of 192.0.0.0/24 that are reachable. */
const PRIVATE_IPV4 = networks(
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
);

/** All of IPv6 that is in public use lies in here (IANA), except for {@link PRIVATE_IPV6}. */
const GLOBAL_UNICAST = network("2000::/3");

/** Protocol assignments with Teredo, ORCHID and benchmarking; documentation; 6to4. */
const PRIVATE_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

const METADATA = networks(
  "169.254.169.254", // most clouds
  "169.254.170.2", // AWS ECS
  "169.254.170.23", // AWS EKS
  "fd00:ec2::254", // AWS
  "fd00:ec2::23", // AWS EKS
  "fd20:ce::254", // Google
  "168.63.129.16", // Azure, a public address by its number
  "100.100.100.200", // Alibaba Cloud
  "192.0.0.192", // Oracle
  "169.254.42.42", // Scaleway
);

const MAPPED = network("::ffff:0:0/96");
const NAT64 = network("64:ff9b::/96");
const SIX_TO_FOUR = network("2002::/16");
const TEREDO = network("2001::/32");
/** Their last 32 bits are an IPv4 address: compatible, mapped, translated, NAT64 (global and local). */
const EMBEDS_LAST = networks(
  "::/96",
  "::ffff:0:0/96",
  "::ffff:0:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
);

/**
 * Makes the rule by which addresses may be connected to: public ones, and those in `allowNetworks`
 * (CIDR, e.g. `10.1.0.0/16`), never a metadata address.
 *
 * An IPv4 address mapped into IPv6 or reached through NAT64 is judged as the IPv4 address it is.
 *
 * @throws {AppError} `allow_networks_invalid` when an entry is not a network
 */
export function createAddressPolicy(allowNetworks: readonly string[]): AddressPolicy {
  const allowed = allowNetworks.map((text) => {
    const parsed = parseNetwork(text);
    if (parsed === undefined) {
      throw new AppError(`"${text}" is not a network. Write it like 10.1.0.0/16 or fd12::/16.`, {
        code: "allow_networks_invalid",
        remedy: "fix-settings",
      });
    }
    return parsed;
  });
  return (text) => {
    const address = parseIpAddress(text);
    return address === undefined ? "private" : judge(address, allowed);
  };
}

function judge(written: IpAddress, allowed: readonly Network[]): AddressVerdict {
  if ([written, ...embeddedIn(written)].some((address) => isInAny(address, METADATA))) {
    return "metadata";
  }
  const address = unwrapped(written);
  if (isPublic(address)) {
    return "public";
  }
  return isInAny(address, allowed) ? "allowed" : "private";
}

function isPublic(address: IpAddress): boolean {
  return address.family === 4
    ? !isInAny(address, PRIVATE_IPV4)
    : isWithin(address, GLOBAL_UNICAST) && !isInAny(address, PRIVATE_IPV6);
}

function unwrapped(address: IpAddress): IpAddress {
  return isWithin(address, MAPPED) || isWithin(address, NAT64)
    ? ipv4(address.value & 0xffff_ffffn)
    : address;
}

/** Every IPv4 address that some translator could send packets for this one to. */
function embeddedIn(address: IpAddress): readonly IpAddress[] {
  if (isInAny(address, EMBEDS_LAST)) {
    return [ipv4(address.value & 0xffff_ffffn)];
  }
  if (isWithin(address, SIX_TO_FOUR)) {
    return [ipv4((address.value >> 80n) & 0xffff_ffffn)];
  }
  if (isWithin(address, TEREDO)) {
    // Server in bits 32 to 63, client inverted in the last 32 (RFC 4380, 4).
    return [ipv4((address.value >> 64n) & 0xffff_ffffn), ipv4(~address.value & 0xffff_ffffn)];
  }
  return [];
}

function ipv4(value: bigint): IpAddress {
  return { family: 4, value };
}

function isInAny(address: IpAddress, ranges: readonly Network[]): boolean {
  return ranges.some((range) => isWithin(address, range));
}

function networks(...texts: readonly string[]): readonly Network[] {
  return texts.map((text) => network(text));
}

function network(text: string): Network {
  const parsed = parseNetwork(text);
  if (parsed === undefined) {
    throw new Error(`Not a network: ${text}`);
  }
  return parsed;
}
