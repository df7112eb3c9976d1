import { readFileSync } from "node:fs";
import path from "node:path";

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";

const schema = z.looseObject({}).nullable();
const part = z
  .object({
    operations: z.array(
      z.object({
        id: z.string(),
        method: z.string(),
        path: z.string(),
        status: z.number(),
        request: schema,
        answer: schema,
      }),
    ),
    components: z.looseObject({}),
  })
  .parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, "discord-openapi.part.json"), "utf8")),
  );
type Operation = (typeof part)["operations"][number];

/** A request that Discord's API knows, with what checks it. */
export interface KnownRequest {
  readonly id: string;
  readonly status: number;
  /** What is wrong with a request's body by Discord's own document; empty when nothing is. */
  faultsOfRequest(body: unknown): readonly string[];
  faultsOfAnswer(body: unknown): readonly string[];
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema({ $id: "discord", components: part.components });

const KNOWN = part.operations.map((operation) => ({
  method: operation.method.toUpperCase(),
  pattern: patternOf(operation.path),
  known: knownRequest(operation),
}));

/** The operation of Discord's that a request calls, if there is such a one. */
export function findOperation(method: string, pathname: string): KnownRequest | undefined {
  return KNOWN.find((one) => one.method === method && one.pattern.test(pathname))?.known;
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{[^}]+\}/gu, "[^/]+")}$`, "u");
}

function knownRequest({ id, status, request, answer }: Operation): KnownRequest {
  const checkRequest = validatorOf(request);
  const checkAnswer = validatorOf(answer);
  return {
    id,
    status,
    faultsOfRequest: (body) => faults(`${id} request`, checkRequest, body),
    faultsOfAnswer: (body) => faults(`${id} answer`, checkAnswer, body),
  };
}

function validatorOf(given: object | null): ValidateFunction | undefined {
  return given === null
    ? undefined
    : ajv.compile(
        JSON.parse(JSON.stringify(given).replaceAll('"#/components', '"discord#/components')),
      );
}

function faults(
  name: string,
  check: ValidateFunction | undefined,
  body: unknown,
): readonly string[] {
  if (check === undefined || check(forSchema(body))) {
    return [];
  }
  return (check.errors ?? []).map((error) => `${name}${error.instancePath} ${error.message}`);
}

/** The document wants this permission as a number; Discord itself takes and gives text. */
function forSchema(body: unknown): unknown {
  return Array.isArray(body) && body.every((one) => typeof one === "object" && one !== null)
    ? body.map((one: object) =>
        "default_member_permissions" in one && !("application_id" in one)
          ? { ...one, default_member_permissions: Number(one.default_member_permissions) }
          : one,
      )
    : body;
}
