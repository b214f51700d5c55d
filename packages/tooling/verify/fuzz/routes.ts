import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A part of the OpenAPI document: a JSON schema as zod writes it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One operation of the API's own description. */
export interface Route {
  readonly method: string;
  /** `/api/cases/{caseId}` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** Roles that may call it; null when nobody needs to be signed in. */
  readonly roles: readonly string[] | null;
  /** Whether a body is one that the description allows. */
  readonly allowsBody: ValidateFunction;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
export const ROLES = ['reviewer', 'manager', 'admin', 'auditor'];

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { content: { 'application/json'?: { schema: Schema } } };
  readonly 'x-who': string;
  readonly 'x-access': string;
}

/** Every operation that the server says it has. */
export async function readRoutes(origin: string): Promise<Route[]> {
  const answer = await fetch(`${origin}/api/openapi.json`);
  // What @fastify/swagger writes: OpenAPI 3.1.
  const { paths, components } = (await answer.json()) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  // Formats come with a pattern from zod; the pattern is what the server holds a value to.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      if (operation === undefined) return [];
      return [routeOf(ajv, method, path, spellOut(operation, components.schemas))];
    }),
  );
}

/** Puts shapes that are told once and meant in many places where they are meant; none of ours holds itself. */
function spellOut<T>(part: T, schemas: Record<string, Schema>): T {
  return JSON.parse(
    JSON.stringify(part, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
      const schema = schemas[String(value.$ref).replace('#/components/schemas/', '')];
      if (schema === undefined) throw new Error(`${String(value.$ref)} is nowhere in the description`);
      return schema;
    }),
  );
}

function routeOf(ajv: Ajv2020, method: string, path: string, operation: Operation): Route {
  const body = operation.requestBody?.content['application/json']?.schema ?? null;
  const access = operation['x-access'];
  return {
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters ?? [],
    body,
    roles: access === 'public' ? null : access === 'signed-in' ? ROLES : operation['x-who'].split(', '),
    allowsBody: ajv.compile(body ?? { type: 'object', additionalProperties: false }),
  };
}
