import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import sharp from 'sharp';
import type { Sandbox } from '../context.ts';
import { isDetail, pathPart, Refusal } from '../http-answers.ts';
import type { Painter } from '../media-painter.ts';
import type { SessionRecord } from '../records.ts';
import { expireOverdue } from '../session-changes.ts';
import { PLAYABLE_STATUSES } from '../state-machine.ts';
import type { Step } from './checks.ts';
import { specimenPicture } from './checks.ts';
import { missingPage, sessionPage } from './page.ts';
import { takeConsent, takeContact, takeDocument, takeOutcome, takeSelfie } from './steps.ts';

/** Three pictures of 10 MB each, written as base64 in a form. */
const FORM_BYTES = 48 * 1024 * 1024;

type Take = (sandbox: Sandbox, session: SessionRecord, form: URLSearchParams) => Promise<void> | void;
const STEPS: Record<Step, Take> = {
  consent: takeConsent,
  document: takeDocument,
  selfie: takeSelfie,
  contact: takeContact,
  outcome: takeOutcome,
};

/** The hosted page behind a session's url: consent, document, selfie, contact, result. Works without scripts. */
export function registerVerifyPage(app: FastifyInstance, sandbox: Sandbox, painter: Painter): void {
  for (const path of ['/session/:token', '/:language/session/:token']) {
    app.get(path, async (request, reply) => {
      const session = visited(sandbox, request);
      return reply
        .code(session === null ? 404 : 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(session === null ? missingPage() : sessionPage(session, sandbox.clock.now()));
    });
  }
  for (const [step, take] of Object.entries(STEPS)) {
    app.post(`/session/:token/${step}`, { bodyLimit: FORM_BYTES }, async (request, reply) => {
      const session = visited(sandbox, request);
      if (session === null) return reply.code(404).type('text/html; charset=utf-8').send(missingPage());
      try {
        // A second tab or a double click finds the session finished; it just shows the result.
        if (PLAYABLE_STATUSES.includes(session.status)) await take(sandbox, session, formOf(request));
      } catch (error) {
        if (!(error instanceof Refusal) || !isDetail(error.body)) throw error;
        const page = sessionPage(session, sandbox.clock.now(), error.body.detail);
        return reply.code(error.status).type('text/html; charset=utf-8').send(page);
      }
      return reply.redirect(`/session/${session.token}`, 303);
    });
  }
  registerSpecimens(app, sandbox, painter);
}

/**
 * A picture that takes longer is shown later. Whoever waits for seven at once has none of a browser's six
 * connections left for the customer's own click.
 */
const DRAWING_MS = 800;
const BEING_DRAWN =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="202"><rect width="320" height="202" fill="#dde3ec"/></svg>';

/** The documents to choose from, as small pictures. */
function registerSpecimens(app: FastifyInstance, sandbox: Sandbox, painter: Painter): void {
  app.get('/session/:token/specimen/:file', async (request, reply) => {
    const choice = pathPart(request, 'file').replace(/\.jpg$/, '');
    const source = specimenPicture(choice, sandbox.clock.now());
    if (source === null || findByToken(sandbox, pathPart(request, 'token')) === null)
      throw new Refusal(404, { detail: 'Not found.' });
    const picture = await Promise.race([painter.paint(source), sleep(DRAWING_MS, null, { ref: false })]);
    if (picture === null)
      return reply.type('image/svg+xml').header('cache-control', 'no-store').send(BEING_DRAWN);
    const small = await sharp(picture).resize({ width: 480 }).jpeg({ quality: 78 }).toBuffer();
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=3600').send(small);
  });
}

function visited(sandbox: Sandbox, request: FastifyRequest): SessionRecord | null {
  expireOverdue(sandbox);
  return findByToken(sandbox, pathPart(request, 'token'));
}

function findByToken(sandbox: Sandbox, token: string): SessionRecord | null {
  const found = sandbox.store.sessions.all().find((session) => session.token === token);
  return found === undefined || found.deletedAt !== null ? null : found;
}

function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(typeof request.body === 'string' ? request.body : '');
}
