import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../src/json.ts';
import { isObject } from '../src/json.ts';

/** The parts of an OpenAPI document that answers are held against. */
export type DocumentedAnswer = {
  status: string;
  /** Null: the answer has no body. */
  contentType: string | null;
  schema: JsonObject | null;
  examples: { name: string; value: Json }[];
};
export type Operation = { key: string; method: string; path: string; answers: DocumentedAnswer[] };
export type Spec = { title: string; version: string; operations: Map<string, Operation>; components: Json };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** @throws Error when the file is not an OpenAPI document */
export function loadSpec(file: string): Spec {
  return readSpec(JSON.parse(readFileSync(file, 'utf8')));
}

export function readSpec(document: Json): Spec {
  if (!isObject(document) || !isObject(document.paths)) throw new Error('this is not an OpenAPI document');
  const info = isObject(document.info) ? document.info : {};
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document.paths)) {
    if (!isObject(item)) continue;
    for (const method of METHODS) {
      const found = item[method];
      if (!isObject(found)) continue;
      const key = `${method.toUpperCase()} ${path}`;
      operations.set(key, { key, method: method.toUpperCase(), path, answers: answersOf(document, found) });
    }
  }
  return {
    title: String(info.title ?? 'untitled'),
    version: String(info.version ?? ''),
    operations,
    components: jsonSchemaOf(document.components ?? {}),
  };
}

function answersOf(document: JsonObject, operation: JsonObject): DocumentedAnswer[] {
  const responses = isObject(operation.responses) ? operation.responses : {};
  return Object.entries(responses).map(([status, response]) => {
    const resolved = follow(document, response);
    const content =
      isObject(resolved) && isObject(resolved.content) ? Object.entries(resolved.content)[0] : undefined;
    if (content === undefined) return { status, contentType: null, schema: null, examples: [] };
    const [contentType, media] = content;
    const schema = isObject(media) && isObject(media.schema) ? jsonSchemaOf(media.schema) : null;
    return { status, contentType, schema: isObject(schema) ? schema : null, examples: examplesOf(media) };
  });
}

function follow(document: JsonObject, value: Json): Json {
  if (!isObject(value) || typeof value.$ref !== 'string') return value;
  let found: Json = document;
  for (const part of value.$ref.replace(/^#\//, '').split('/'))
    found = isObject(found) ? (found[part] ?? null) : null;
  return found;
}

function examplesOf(media: Json): DocumentedAnswer['examples'] {
  if (!isObject(media)) return [];
  if (media.example !== undefined) return [{ name: 'Example', value: media.example }];
  if (!isObject(media.examples)) return [];
  return Object.entries(media.examples).flatMap(([name, example]) =>
    isObject(example) && example.value !== undefined ? [{ name, value: example.value }] : [],
  );
}

/** OpenAPI 3.0 writes "or null" as `nullable`; JSON Schema has a type for it. Samples are no part of a schema. */
function jsonSchemaOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(jsonSchemaOf);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'example' && key !== 'examples');
  const schema: JsonObject = Object.fromEntries(entries.map(([key, entry]) => [key, jsonSchemaOf(entry)]));
  if (schema.nullable !== true) return schema;
  const { nullable: _nullable, ...rest } = schema;
  if (typeof rest.type !== 'string') return { anyOf: [{ type: 'null' }, rest] };
  const withNull = Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {};
  return { ...rest, ...withNull, type: [rest.type, 'null'] };
}
