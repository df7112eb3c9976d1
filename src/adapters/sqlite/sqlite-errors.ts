import { AppError } from "../../base/errors.ts";

/** SQLite's primary result codes that say something about the file or the disk (sqlite.org/rescode.html). */
const CODE = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/**
 * What SQLite reports about a file, said for the person who looks after it.
 *
 * @param file - as the settings name it
 * @returns an `AppError`, or what was thrown when it is no failure of the file or the disk
 */
export function toAppError(error: unknown, file: string): unknown {
  const code = resultCodeOf(error);
  const failure = code === undefined ? undefined : failureOf(code, file);
  return failure === undefined
    ? error
    : new AppError(failure.message, { ...failure, facts: { file }, cause: error });
}

/** The primary result code of an error from SQLite. */
function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") {
    return undefined;
  }
  // The low byte is the primary code, the rest tells variants apart.
  return error.errcode & 0xff;
}

function failureOf(code: number, file: string) {
  switch (code) {
    case CODE.corrupt:
    case CODE.notADatabase:
      return {
        code: "database_corrupt",
        remedy: "fix-settings",
        message: `${file} is damaged or not a database; it was left as it is. Move it away and put your latest backup in its place.`,
      } as const;
    case CODE.perm:
    case CODE.readOnly:
    case CODE.ioError:
    case CODE.cannotOpen:
      return {
        code: "database_unreadable",
        remedy: "fix-settings",
        message: `${file} cannot be opened or written. Check that its folder exists and that this user may write there.`,
      } as const;
    case CODE.busy:
    case CODE.locked:
      return {
        code: "database_busy",
        remedy: "retry-later",
        message: `${file} is held by another program. Close whatever has it open.`,
      } as const;
    case CODE.full:
      return {
        code: "database_full",
        remedy: "retry-later",
        message: `The disk that holds ${file} is full. Make room; nothing that was stored is lost.`,
      } as const;
    default:
      return undefined;
  }
}
