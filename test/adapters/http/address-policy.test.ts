import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createAddressPolicy } from "../../../src/adapters/http/address-policy.ts";
import { isWithin, parseIpAddress, parseNetwork } from "../../../src/adapters/http/ip-address.ts";

const closed = createAddressPolicy([]);

describe("which addresses are public", () => {
  test.each([
    ["0.0.0.0/8", "0.0.0.0", "0.255.255.255", "1.0.0.0"],
    ["10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
    ["100.64.0.0/10", "100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"],
    ["127.0.0.0/8", "127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"],
    ["169.254.0.0/16", "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"],
    ["172.16.0.0/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
    ["192.0.0.0/24", "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"],
    ["192.0.2.0/24", "192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0"],
    ["192.168.0.0/16", "192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
    ["198.18.0.0/15", "198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"],
    ["203.0.113.0/24", "203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"],
    ["224.0.0.0/3", "224.0.0.0", "255.255.255.255", "223.255.255.255"],
    ["2000::/3", "1fff:ffff::", "4000::", "2000::1", "3ffe::1"],
    ["2001::/23", "2001::", "2001:1ff:ffff::", "2001:200::"],
    ["2001:db8::/32", "2001:db8::", "2001:db8:ffff::1", "2001:db7:ffff::1", "2001:db9::"],
    ["2002::/16", "2002::", "2002:808:808::1", "2001:ffff::", "2003::"],
    ["3fff::/20", "3fff::", "3fff:fff:ffff::", "3ffe:ffff::", "3fff:1000::"],
  ])(
    "%s, its first and last address, and the neighbours",
    (_, ...[first = "", last = "", ...neighbours]) => {
      expect([closed(first), closed(last)]).toEqual(["private", "private"]);
      for (const neighbour of neighbours) {
        expect([neighbour, closed(neighbour)]).toEqual([neighbour, "public"]);
      }
    },
  );

  test.each([
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fdff::1",
    "ff02::1",
    "100::1",
    "5f00::1",
  ])("%s is private", (address) => {
    expect(closed(address)).toBe("private");
  });

  test.each(["", "localhost", "127.1", "1.2.3", "::ffff:1.2.3", "2130706433", "300.1.1.1", "g::1"])(
    "%j is no address, and so not public",
    (text) => {
      expect(closed(text)).toBe("private");
    },
  );

  test("an address mapped into IPv6 or behind NAT64 is judged as the IPv4 address it is", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const expected = closed(address);
        expect([closed(`::ffff:${address}`), closed(`[64:ff9b::${address}]`)]).toEqual([
          expected,
          expected,
        ]);
      }),
    );
  });

  test("no other IPv6 form that embeds IPv4 is public", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const prefix of ["::", "::ffff:0:", "64:ff9b:1::"]) {
          expect(closed(`${prefix}${address}`)).not.toBe("public");
        }
      }),
    );
  });

  test("allowing a network never closes a public address, and opens only what is inside", () => {
    const open = createAddressPolicy(["10.1.0.0/16", "fd12:3456::/32"]);
    const [v4, v6] = [parseNetwork("10.1.0.0/16")!, parseNetwork("fd12:3456::/32")!];
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseIpAddress(text)!;
        const inside = isWithin(address, v4) || isWithin(address, v6);
        expect(open(text)).toBe(inside ? "allowed" : mapped(text));
      }),
    );
    function mapped(text: string): string {
      return open(text) === "allowed" ? "allowed" : closed(text);
    }
    expect([
      open("10.1.2.3"),
      open("::ffff:10.1.2.3"),
      open("10.2.0.1"),
      open("fd12:3456::9"),
    ]).toEqual(["allowed", "allowed", "private", "allowed"]);
  });
});

describe("reading addresses", () => {
  test.each([
    ["1.2.3.4", 4, 0x01020304n],
    ["255.255.255.255", 4, 0xffffffffn],
    ["::", 6, 0n],
    ["::1", 6, 1n],
    ["1::", 6, 1n << 112n],
    ["[1:2:3:4:5:6:7:8]", 6, 0x00010002000300040005000600070008n],
    ["::ffff:1.2.3.4", 6, 0xffff01020304n],
    ["64:ff9b::1.2.3.4", 6, 0x0064ff9b000000000000000001020304n],
    ["1:2::7.7.7.7", 6, 0x00010002000000000000000007070707n],
    ["fe80::1%lo", 6, 0xfe800000000000000000000000000001n],
  ] as const)("%s", (text, family, value) => {
    expect(parseIpAddress(text)).toEqual({ family, value });
  });

  test("every IPv6 address means what URL says it means", () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const canonical = new URL(`http://[${text}]/`).hostname;
        expect(parseIpAddress(canonical)).toEqual(parseIpAddress(text));
      }),
    );
  });

  test("a network of one address holds that address and no neighbour", () => {
    const one = parseNetwork("10.0.0.7")!;
    expect(isWithin(parseIpAddress("10.0.0.7")!, one)).toBe(true);
    expect(isWithin(parseIpAddress("10.0.0.6")!, one)).toBe(false);
    expect(isWithin(parseIpAddress("::a00:7")!, one)).toBe(false);
  });
});
