import { createHmac, timingSafeEqual } from 'node:crypto';
import fastify from 'fastify';

/** The least a receiver of webhooks can do: the same framework, the raw body, one HMAC, and nothing kept. */
const { PORT = '0', SECRET = '' } = process.env;
const app = fastify({ logger: false });
app.removeAllContentTypeParsers();
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
);
app.post('/webhook', async (request, reply) => {
  const expected = createHmac('sha256', SECRET)
    .update(request.body as Buffer) // the only parser gives buffers
    .digest();
  const given = Buffer.from(String(request.headers['x-signature']), 'hex');
  const isValid = given.length === expected.length && timingSafeEqual(given, expected);
  return reply.code(isValid ? 200 : 401).send();
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
