import type { FastifyReply } from 'fastify';

/** A file from outside is never run: no sniffing, no scripts, no caching of personal pictures. */
const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers with bytes; as a download when they have a name. */
export function sendFile(
  reply: FastifyReply,
  bytes: Buffer | NodeJS.ReadableStream,
  type: string,
  filename?: string,
): FastifyReply {
  const headers =
    filename === undefined ? {} : { 'content-disposition': `attachment; filename="${filename}"` };
  return reply
    .headers({ ...FILE_HEADERS, ...headers })
    .type(type)
    .send(bytes);
}
