import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import sharp from 'sharp';
import type { Sandbox } from '../context.ts';
import { pathPart, Refusal } from '../http-answers.ts';
import type { Painter } from '../media-painter.ts';
import { play } from '../play.ts';
import type { MediaSource, SessionRecord } from '../records.ts';
import { changeStatus, expireOverdue, SYSTEM } from '../session-changes.ts';
import { PLAYABLE_STATUSES } from '../state-machine.ts';
import { customerOf, DOCUMENT_CHOICES, decideOutcome, SELFIE_CHOICES, specimenOf } from './checks.ts';
import { missingPage, sessionPage } from './views.ts';

/** The hosted page behind a session's url: consent, document, selfie, result. Works without scripts. */
export function registerVerifyPage(app: FastifyInstance, sandbox: Sandbox, painter: Painter): void {
  const show = async (request: FastifyRequest) => {
    expireOverdue(sandbox);
    const session = findByToken(sandbox, pathPart(request, 'token'));
    if (session === null) return { status: 404, page: missingPage() };
    return { status: 200, page: sessionPage(session) };
  };
  for (const path of ['/session/:token', '/:language/session/:token']) {
    app.get(path, async (request, reply) => {
      const { status, page } = await show(request);
      return reply
        .code(status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(page);
    });
  }
  const steps: Record<string, (session: SessionRecord, form: URLSearchParams) => void> = {
    consent: (session, form) => giveConsent(sandbox, session, form),
    document: (session, form) => choose(sandbox, session, 'document', form, DOCUMENT_CHOICES),
    selfie: (session, form) => choose(sandbox, session, 'selfie', form, SELFIE_CHOICES),
    outcome: (session, form) => finish(sandbox, session, form),
  };
  for (const [step, take] of Object.entries(steps)) {
    app.post(`/session/:token/${step}`, async (request, reply) => {
      expireOverdue(sandbox);
      const session = findByToken(sandbox, pathPart(request, 'token'));
      if (session === null) return reply.code(404).type('text/html; charset=utf-8').send(missingPage());
      // A second tab or a double click finds the session finished; it just shows the result.
      if (PLAYABLE_STATUSES.includes(session.status)) take(session, formOf(request));
      return reply.redirect(`/session/${session.token}`, 303);
    });
  }
  app.get('/session/:token/specimen/:file', async (request, reply) => {
    const session = findByToken(sandbox, pathPart(request, 'token'));
    const choice = pathPart(request, 'file').replace(/\.jpg$/, '');
    const persona = session === null ? null : specimenOf(session, choice, sandbox.clock.now());
    if (persona === null) throw new Refusal(404, { detail: 'Not found.' });
    const picture = await painter.paint({ kind: 'document', spec: persona.document, side: 'front' });
    const small = await sharp(picture).resize({ width: 480 }).jpeg({ quality: 78 }).toBuffer();
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=300').send(small);
  });
}

function findByToken(sandbox: Sandbox, token: string): SessionRecord | null {
  const found = sandbox.store.sessions.all().find((session) => session.token === token);
  return found === undefined || found.deletedAt !== null ? null : found;
}

function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(typeof request.body === 'string' ? request.body : '');
}

function giveConsent(sandbox: Sandbox, session: SessionRecord, form: URLSearchParams): void {
  if (form.get('consent') !== 'yes') return;
  const agreed = { ...session, flow: { ...session.flow, consent: 'yes' } };
  if (session.status === 'In Progress') save(sandbox, agreed);
  else
    changeStatus(sandbox, agreed, { to: 'In Progress', actor: SYSTEM, recordActivity: false, webhook: true });
}

function choose(
  sandbox: Sandbox,
  session: SessionRecord,
  step: 'document' | 'selfie',
  form: URLSearchParams,
  choices: { value: string }[],
): void {
  const value =
    choices.find((choice) => choice.value === form.get('choice'))?.value ?? choices[0]?.value ?? '';
  const uploadId = keepPicture(sandbox, session, form.get('picture') ?? '');
  const picture = uploadId === null ? {} : { [`${step}_upload`]: uploadId };
  save(sandbox, { ...session, flow: { ...session.flow, [step]: value, ...picture } });
}

/** @returns the id of the kept picture; equal pictures have equal ids, so that a face can be recognised again */
function keepPicture(sandbox: Sandbox, session: SessionRecord, dataUrl: string): string | null {
  const base64 = /^data:image\/(?:jpeg|png|webp);base64,([A-Za-z0-9+/=]+)$/.exec(dataUrl)?.[1];
  if (base64 === undefined) return null;
  const id = createHash('sha256').update(base64).digest('hex').slice(0, 32);
  sandbox.store.transaction(() => sandbox.store.uploads.put({ id, sessionId: session.id, base64 }));
  return id;
}

function finish(sandbox: Sandbox, session: SessionRecord, form: URLSearchParams): void {
  const uploads: Record<string, MediaSource> = {};
  const put = (file: string, uploadId: string | undefined) => {
    if (uploadId !== undefined) uploads[file] = { kind: 'upload', uploadId };
  };
  put('front.jpg', session.flow.document_upload);
  // Nobody cuts the face out of a customer's own picture; the whole picture stands in for the portrait.
  put('portrait.jpg', session.flow.document_upload);
  put('selfie.jpg', session.flow.selfie_upload);
  const slug = decideOutcome(session, form.get('outcome') ?? 'auto');
  play(sandbox, session, slug, { persona: customerOf(session, sandbox.clock.now()), webhook: true, uploads });
}

function save(sandbox: Sandbox, session: SessionRecord): void {
  sandbox.store.transaction(() => sandbox.store.sessions.put(session));
}
