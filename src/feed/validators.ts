/** What a server gave to ask "has it changed?" with, kept byte for byte (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}
