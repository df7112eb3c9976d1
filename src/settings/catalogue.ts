import path from "node:path";

import { z } from "zod";

import { QUERY_MARK } from "../feed/search-feed.ts";
import { readYamlFile } from "./yaml-file.ts";

const feedUrl = z.string().refine(isFeedUrl, {
  error: "must be an http or https address without a user name in it",
});

const language = z.string().refine(isLanguage, {
  error: "must be a language tag such as en, sv or zh-Hant",
});

const outletKind = z.enum(
  ["agency", "broadcaster", "paper", "regulator", "company", "institution"],
  { error: "must be agency, broadcaster, paper, regulator, company or institution" },
);

const CatalogueFeed = z.strictObject({
  url: feedUrl,
  outlet: z.string().trim().min(1, { error: "must name the outlet" }).max(100),
  language,
  kind: outletKind,
  country: z.string().regex(/^[A-Z]{2}$/u, {
    error: "must be two capital letters such as SE; EU and UN for those bodies",
  }),
});

const CatalogueSearch = z.strictObject({
  name: z.string().trim().min(1, { error: "must name the search" }).max(100),
  url: feedUrl.refine(hasOneMark, { error: `must hold ${QUERY_MARK} once, behind the host name` }),
  language,
  onFollow: z.boolean({ error: "must be true or false" }),
});

const CatalogueFile = z.strictObject({
  feeds: z.array(CatalogueFeed).superRefine((feeds, context) =>
    refuseRepeats(
      feeds.map(({ url }) => url),
      "url",
      context,
    ),
  ),
  search: z.array(CatalogueSearch).superRefine((found, context) =>
    refuseRepeats(
      found.map(({ name }) => name),
      "name",
      context,
    ),
  ),
});

/**
 * One feed of the starter catalogue: `language` is BCP 47 and only a hint, `country` ISO 3166 or EU, UN.
 */
export type CatalogueFeed = Readonly<z.output<typeof CatalogueFeed>>;

/**
 * A news search that gives a feed for any words; see `searchFeedUrl`. `onFollow`: each story that is
 * followed by words gets its own feed from this search.
 */
export type CatalogueSearch = Readonly<z.output<typeof CatalogueSearch>>;

/** The feeds that everybody on this installation gets, and the searches for topics. */
export interface Catalogue {
  readonly feeds: readonly CatalogueFeed[];
  readonly search: readonly CatalogueSearch[];
}

/**
 * Reads `feeds.yaml` in the configuration folder.
 *
 * @throws {AppError} `config_invalid` with file, place and reason of all that is wrong
 */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  return await readYamlFile(path.join(folder, "feeds.yaml"), CatalogueFile);
}

function isFeedUrl(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === ""
  );
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}

function hasOneMark(value: string): boolean {
  const host = URL.parse(value)?.host ?? "";
  return value.split(QUERY_MARK).length === 2 && !/query/iu.test(host);
}

function refuseRepeats(
  values: readonly string[],
  field: string,
  context: z.core.$RefinementCtx,
): void {
  const first = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const earlier = first.get(value);
    if (earlier === undefined) {
      first.set(value, index);
    } else {
      context.addIssue({
        code: "custom",
        path: [index, field],
        message: `stands here twice: it is that of number ${earlier + 1}, too`,
      });
    }
  }
}
