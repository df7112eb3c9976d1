/**
 * Cuts the part that we use out of Discord's OpenAPI document (MIT licence), for checking our requests and
 * the answers of our own test server:
 *
 *     node test/support/discord-openapi-extract.ts path/to/openapi.json > test/support/discord-openapi.part.json
 */
import { readFileSync } from "node:fs";

import { z } from "zod";

/** Operations whose requests are checked, and whose answers are: large answers that we barely read are not. */
const OPERATIONS: Readonly<Record<string, { readonly answer: boolean }>> = {
  create_message: { answer: true },
  list_messages: { answer: true },
  update_message: { answer: true },
  delete_message: { answer: true },
  create_thread_from_message: { answer: true },
  list_application_commands: { answer: true },
  bulk_set_application_commands: { answer: true },
  get_my_user: { answer: true },
  list_my_guilds: { answer: true },
  get_bot_gateway: { answer: true },
  get_my_application: { answer: false },
  get_guild: { answer: false },
  get_guild_member: { answer: false },
  get_channel: { answer: false },
  create_interaction_response: { answer: false },
  update_original_webhook_message: { answer: false },
};
const METHODS = ["get", "post", "put", "patch", "delete"] as const;

const body = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional(),
});
const operation = z.looseObject({
  operationId: z.string().optional(),
  requestBody: body.optional(),
  responses: z.record(z.string(), body).default({}),
});
type Operation = z.infer<typeof operation>;
const openApi = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The part that we use, as JSON. @param text - the whole document */
export function extractPart(text: string): string {
  const { paths, components } = openApi.parse(JSON.parse(text));
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      operationOf(path, method, operation.optional().parse(item[method])),
    ),
  );
  return JSON.stringify({
    $comment: COMMENT,
    operations,
    components: { schemas: closure(operations, components.schemas) },
  });
}

const COMMENT =
  "Part of the OpenAPI document that Discord publishes (github.com/discord/discord-api-spec) under the MIT licence, as its info.license says. Made by discord-openapi-extract.ts; not to be edited.";

function operationOf(path: string, method: string, found: Operation | undefined) {
  const wanted = OPERATIONS[found?.operationId ?? ""];
  if (found === undefined || wanted === undefined) {
    return [];
  }
  const success = ["200", "201", "204"].find((status) => found.responses[status] !== undefined);
  const answer = found.responses[success ?? ""];
  return [
    {
      id: found.operationId,
      method,
      path,
      status: Number(success),
      request: schemaOf(found.requestBody) ?? null,
      answer: wanted.answer ? (schemaOf(answer) ?? null) : null,
    },
  ];
}

function schemaOf(given: z.infer<typeof body> | undefined): unknown {
  const schema = given?.content?.["application/json"]?.schema;
  return schema === undefined ? undefined : stripped(schema);
}

/** Without what validates nothing. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(stripped);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, inner]) =>
          !key.startsWith("x-") &&
          key !== "format" &&
          key !== "contentEncoding" &&
          !((key === "description" || key === "title") && typeof inner === "string"),
      )
      .map(([key, inner]) => [key, stripped(inner)]),
  );
}

/** The schemas that these values refer to, and those refer to, and so on. */
function closure(
  roots: unknown,
  schemas: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const queue = [...referencesIn(roots)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found[name] === undefined) {
      found[name] = stripped(schemas[name]);
      queue.push(...referencesIn(found[name]));
    }
  }
  return Object.fromEntries(
    Object.entries(found).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function referencesIn(value: unknown): readonly string[] {
  return [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map(
    (match) => match[1] ?? "",
  );
}

if (import.meta.main) {
  process.stdout.write(extractPart(readFileSync(process.argv[2] ?? "", "utf8")));
}
