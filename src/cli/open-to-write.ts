import { AppError } from "../base/errors.ts";
import type { Database } from "../ports/stores.ts";
import type { Settings } from "../settings/settings.ts";
import { openDatabase } from "./assemble.ts";

/**
 * Opens the store of this installation to change it, which no running service may have open.
 *
 * @param instead - what to do as well as, or rather than, stopping the service
 * @throws {AppError} with a sentence when it cannot be opened
 */
export async function openToWrite(settings: Settings, instead: string): Promise<Database> {
  try {
    return await openDatabase(settings, "service");
  } catch (error) {
    if (error instanceof AppError && error.code === "database_in_use") {
      throw new AppError(`The service is running: stop it first, ${instead}`, {
        code: error.code,
        remedy: error.remedy,
        cause: error,
      });
    }
    throw error;
  }
}
