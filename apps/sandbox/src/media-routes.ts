import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Sandbox } from './context.ts';
import { pathPart } from './http-answers.ts';
import { judgeLink } from './media-links.ts';
import type { Painter } from './media-painter.ts';
import { uuidParam } from './routing.ts';

/** The picture store behind the presigned links. Its errors are XML, as from S3. */
export function registerMedia(app: FastifyInstance, sandbox: Sandbox, painter: Painter): void {
  app.get(`/media/${uuidParam('sessionId')}/:file`, async (request, reply) => {
    const [path = '', query = ''] = request.url.split('?', 2);
    const verdict = judgeLink(sandbox, path, new URLSearchParams(query));
    if (verdict === 'expired') return sendXml(reply, 403, 'AccessDenied', 'Request has expired');
    if (verdict === 'bad-signature') {
      const text = 'The request signature we calculated does not match the signature you provided.';
      return sendXml(reply, 403, 'SignatureDoesNotMatch', text);
    }
    const session = sandbox.store.sessions.get(pathPart(request, 'sessionId'));
    const entry = session?.media[pathPart(request, 'file')];
    if (session === undefined || session.deletedAt !== null || entry === undefined) {
      return sendXml(reply, 404, 'NoSuchKey', 'The specified key does not exist.');
    }
    const { bytes, type } = await painter.original(entry.source);
    return reply
      .type(type)
      .header('accept-ranges', 'none')
      .header('x-content-type-options', 'nosniff')
      .send(bytes);
  });
}

function sendXml(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return reply.code(status).type('application/xml').send(body);
}
