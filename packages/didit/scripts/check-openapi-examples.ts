import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createDidit, type Didit } from '../src/client.ts';
import { DiditError } from '../src/errors.ts';
import { type Example, examplesOf, OpenApiDocument, type Operation } from './openapi-document.ts';
import { OPERATIONS } from './operations.ts';

const USAGE = `Holds this client against Didit's own OpenAPI document: every call goes to the path, with the query
and body keys the document names, and every answer it shows is understood. Ends with 1 otherwise.
  --spec <file>   the OpenAPI document as JSON`;

interface Asked {
  method: string;
  url: string;
  body: string;
}

const { values } = parseArgs({ options: { spec: { type: 'string' }, help: { type: 'boolean' } } });
if (values.spec === undefined || values.help) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const document = new OpenApiDocument(values.spec);
let answer: Example = { status: 200, name: '', value: null };
let asked: Asked | null = null;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  asked = { method: request.method ?? '', url: request.url ?? '', body };
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer.value));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo; // a TCP server has an address object once it listens

let checks = 0;
let faults = 0;
for (const [name, speak] of Object.entries(OPERATIONS)) {
  const found = await checkOperation(name, speak);
  faults += found.length;
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const fault of found) console.log(`       ${fault}`);
}
server.close();
const others = document.operations.size - Object.keys(OPERATIONS).length;
console.log(`\n${Object.keys(OPERATIONS).length} operations, ${checks} checks, ${faults} faults`);
console.log(`${others} operations of the document are not part of this client`);
process.exit(faults === 0 ? 0 : 1);

/** @returns what is wrong, in words */
async function checkOperation(name: string, speak: (didit: Didit) => Promise<unknown>): Promise<string[]> {
  const operation = document.operations.get(name);
  if (operation === undefined) return ['the document has no such operation'];
  const faults: string[] = [];
  // Operations that answer without a body still show by the request whether they are spoken right.
  const nothing: Example = { status: 404, name: 'no example', value: { detail: 'Not found.' } };
  for (const example of [nothing, ...examplesOf(operation)]) {
    answer = example;
    asked = null;
    // A client of its own for each answer, because the narrow limits of a minute would hold for examples too.
    const didit = createDidit({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: 'sk_test_check',
      retryReads: 0,
    });
    const outcome = await speak(didit).catch((error: unknown) => error);
    await didit.close();
    faults.push(...faultsOfAnswer(name, example, outcome));
    if (example === nothing) faults.push(...faultsOfRequest(name, operation, asked));
  }
  return faults;
}

function faultsOfAnswer(name: string, example: Example, outcome: unknown): string[] {
  checks += 1;
  const told = `${example.status} "${example.name}"`;
  const isError = outcome instanceof Error;
  if (example.status < 300) return isError ? [`${told}: ${outcome.message}`] : [];
  if (!(outcome instanceof DiditError)) return [`${told} was not taken for an error`];
  if (outcome.operation !== name) return [`${told} is told as an error of ${outcome.operation}`];
  const isUnderstood = outcome.status === example.status && outcome.kind !== 'unreadable';
  const saysWhy = outcome.detail !== null || Object.keys(outcome.fields).length > 0;
  return isUnderstood && saysWhy ? [] : [`${told} is not understood: ${outcome.message}`];
}

function faultsOfRequest(name: string, operation: Operation, request: Asked | null): string[] {
  checks += 1;
  if (request === null) return ['nothing was sent'];
  const url = new URL(request.url, 'http://didit.invalid');
  const template = new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`);
  const faults = template.test(`${request.method} ${url.pathname}`) ? [] : [`it was sent to ${url.pathname}`];
  const known = operation.parameters.filter((one) => one.in === 'query').map((one) => one.name);
  for (const key of url.searchParams.keys()) {
    if (!known.includes(key)) faults.push(`the query ${key} is not in the document`);
  }
  if (name === 'GET /v3/sessions/') {
    const missing = known.filter((key) => !url.searchParams.has(key));
    if (missing.length > 0) faults.push(`filters that cannot be sent: ${missing.join(', ')}`);
  }
  const keys = document.bodyKeys(operation);
  const sent = request.body === '' ? [] : Object.keys(JSON.parse(request.body));
  for (const key of sent) {
    if (keys !== null && !keys.includes(key)) faults.push(`the body key ${key} is not in the document`);
  }
  return faults;
}
