/** What a server gave to ask "has it changed?" with, kept byte for byte (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Longer ones are not worth a request header; none in the wild comes near. */
const MAX_VALIDATOR_LENGTH = 1_024;

/**
 * Keeps those validators that can be sent back: not empty, no control characters, at most 1,024
 * characters. They are compared by the server alone, so nothing in them is judged or rewritten: an odd
 * date or a weak tag goes back as it came.
 *
 * @param etag - `ETag` as served; absent when there was none
 * @param lastModified - `Last-Modified` as served; absent when there was none
 */
export function keepValidators(
  etag: string | undefined,
  lastModified: string | undefined,
): Validators {
  return {
    ...(isSendable(etag) && { etag }),
    ...(isSendable(lastModified) && { lastModified }),
  };
}

/**
 * The validators after a 304: those it brought replace ours, the others stay (RFC 9111, 4.3.4).
 *
 * @param before - those that the request was made with
 * @param served - those of the 304, by {@link keepValidators}
 */
export function updateValidators(before: Validators, served: Validators): Validators {
  return { ...before, ...served };
}

function isSendable(value: string | undefined): value is string {
  return (
    value !== undefined &&
    value !== "" &&
    value.length <= MAX_VALIDATOR_LENGTH &&
    // What a header field may hold (RFC 9110, 5.5): visible characters, space, tab, and Latin-1.
    /^[\t\u0020-\u007e\u0080-\u00ff]*$/u.test(value)
  );
}
