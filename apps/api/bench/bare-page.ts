import { readFileSync } from 'node:fs';
import fastify from 'fastify';

/** The least that can answer a request for a page: the same framework and the same bytes, ready in memory. */
const { PORT = '0', PAGE = '' } = process.env;
const page = readFileSync(PAGE, 'utf8');
const app = fastify({ logger: false });
app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(page));
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
