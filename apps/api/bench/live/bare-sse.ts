import type { ServerResponse } from 'node:http';
import fastify from 'fastify';

/** The least a server of events can do: the same framework, and whatever is posted is written to every open stream. */
const { PORT = '0' } = process.env;
const app = fastify({ logger: false });
const streams = new Set<ServerResponse>();
app.get('/api/events', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  reply.raw.write('retry: 2000\n\n');
  streams.add(reply.raw);
  reply.raw.once('close', () => streams.delete(reply.raw));
});
app.post('/send', async (request) => {
  const { text } = request.body as { text: string }; // only our own benchmark asks
  for (const stream of streams) stream.write(text);
  return {};
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
