import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Media = z.looseObject({
  schema: z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }).optional(),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.looseObject({ value: z.unknown().optional() })).optional(),
});

const Operation = z.looseObject({
  parameters: z.array(z.looseObject({ in: z.string(), name: z.string() })).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), Media) }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), Media).optional() })),
});
export type Operation = z.infer<typeof Operation>;

const Schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });

const OpenApi = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }).optional(),
});

export interface Example {
  status: number;
  name: string;
  value: unknown;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** An OpenAPI document, by `METHOD /path/`. */
export class OpenApiDocument {
  readonly operations = new Map<string, Operation>();
  readonly #schemas: Record<string, z.infer<typeof Schema>>;

  constructor(file: string) {
    const document = OpenApi.parse(JSON.parse(readFileSync(file, 'utf8')));
    this.#schemas = document.components?.schemas ?? {};
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of METHODS) {
        if (methods[method] === undefined) continue;
        this.operations.set(`${method.toUpperCase()} ${path}`, Operation.parse(methods[method]));
      }
    }
  }

  /** The keys a JSON body may have, or null where the document leaves them open. */
  bodyKeys(operation: Operation): string[] | null {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const name = typeof schema?.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
    const properties = name === undefined ? schema?.properties : this.#schemas[name]?.properties;
    return properties === undefined ? null : Object.keys(properties);
  }
}

/** Every JSON answer the document shows for an operation, errors included. */
export function examplesOf(operation: Operation): Example[] {
  return Object.entries(operation.responses).flatMap(([code, { content }]) => {
    const media = content?.['application/json'];
    const named = Object.entries(media?.examples ?? {}).map(([name, { value }]) => ({ name, value }));
    const all = media?.example === undefined ? named : [...named, { name: 'example', value: media.example }];
    return all.map(({ name, value }) => ({ status: Number(code), name, value }));
  });
}
