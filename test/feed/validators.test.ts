import { expect, test } from "vitest";

import { keepValidators, updateValidators } from "../../src/feed/validators.ts";

test.each([
  ['W/"a b"', "Sat, 21 Nov 2026 10:00:00 GMT"],
  ["0", "0"],
  [" ", "\t"],
  ['"\u00e5"', "not a date"],
])("%j and %j are kept as they are", (etag, lastModified) => {
  expect(keepValidators(etag, lastModified)).toEqual({ etag, lastModified });
});

test.each([undefined, "", "a\r\nb", "a\u0000", "\u007f", "å€", "x".repeat(1_025)])(
  "%j is not kept, nor put in the place of another",
  (value) => {
    expect(keepValidators(value, '"kept"')).toEqual({ lastModified: '"kept"' });
    expect(keepValidators('"kept"', value)).toEqual({ etag: '"kept"' });
  },
);

test("what a 304 brings replaces what was there, the rest stays", () => {
  const before = { etag: '"1"', lastModified: "then" };
  expect(updateValidators(before, {})).toEqual(before);
  expect(updateValidators(before, { etag: '"2"' })).toEqual({ etag: '"2"', lastModified: "then" });
  expect(updateValidators({}, { etag: '"2"' })).toEqual({ etag: '"2"' });
});
