import path from "node:path";

import { AppError } from "../base/errors.ts";

/**
 * Adds the variables of the file `.env` in a folder to the process's environment. A variable that is
 * already set keeps its value, even an empty one.
 *
 * @returns whether there was such a file
 * @throws {AppError} `environment_file_unreadable`, when it is there and cannot be read
 */
export function loadEnvironmentFile(folder = "."): boolean {
  try {
    process.loadEnvFile(path.join(folder, ".env"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return false;
    }
    throw new AppError(
      "The file .env cannot be read: it must be a text file that this user may read.",
      { code: "environment_file_unreadable", remedy: "fix-settings", cause: error },
    );
  }
}
