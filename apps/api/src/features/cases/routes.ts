import { type CaseId, contract } from '@docket/contracts';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import { idempotencyKey, versionSeen } from '../../http/preconditions.ts';
import { sendFile } from '../../http/send-file.ts';
import type { App } from '../../http/zod.ts';
import { addNote } from './add-note.ts';
import { addToBlocklist } from './decide/add-to-blocklist.ts';
import { approveCase } from './decide/approve-case.ts';
import { blockCase } from './decide/block-case.ts';
import type { decideCase } from './decide/decide-case.ts';
import { declineCase } from './decide/decline-case.ts';
import { previewBlock } from './decide/preview-block.ts';
import { removeFromBlocklist } from './decide/remove-from-blocklist.ts';
import { requestResubmission } from './decide/request-resubmission.ts';
import { getCase } from './get-case.ts';
import { getCaseMedia } from './get-case-media.ts';
import { listChanges } from './list-changes.ts';
import { countCases } from './queue/count-cases.ts';
import { listCases } from './queue/list-cases.ts';
import { readCaseAgain } from './read-case-again.ts';

export function caseRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.listCases,
    handler: async (request, reply) => sendJson(reply, await listCases(deps, request.actor, request.query)),
  });
  app.route({ ...contract.countCases, handler: (request) => countCases(deps, request.actor) });
  app.route({ ...contract.getCase, handler: (request) => getCase(deps, request.actor, request.params) });
  app.route({
    ...contract.readCaseAgain,
    handler: async (request, reply) =>
      reply.code(202).send(await readCaseAgain(deps, request.actor, request.params)),
  });
  app.route({
    ...contract.addNote,
    handler: async (request, reply) =>
      reply.code(201).send(await addNote(deps, request.actor, { ...request.params, ...request.body })),
  });
  app.route({
    ...contract.listChanges,
    handler: (request) => listChanges(deps, request.actor, { ...request.params, ...request.query }),
  });
  fileRoutes(app, deps);
  decideRoutes(app, deps);
}

/** What is JSON text already goes out as it is. */
function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text);
}

function fileRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.getCaseMedia,
    handler: async (request, reply) => {
      const { bytes, contentType } = await getCaseMedia(deps, request.actor, request.params);
      return sendFile(reply, bytes, contentType);
    },
  });
}

function decideRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.approveCase,
    handler: async (request, reply) =>
      accepted(reply, await approveCase(deps, request.actor, inputOf(request, request.params.caseId))),
  });
  app.route({
    ...contract.declineCase,
    handler: async (request, reply) =>
      accepted(
        reply,
        await declineCase(deps, request.actor, {
          ...inputOf(request, request.params.caseId),
          moreReasons: request.body.moreReasons,
        }),
      ),
  });
  app.route({
    ...contract.requestResubmission,
    handler: async (request, reply) =>
      accepted(
        reply,
        await requestResubmission(deps, request.actor, {
          ...inputOf(request, request.params.caseId),
          steps: request.body.steps,
          email: request.body.email,
        }),
      ),
  });
  app.route({
    ...contract.blockCase,
    handler: async (request, reply) =>
      accepted(
        reply,
        await blockCase(deps, request.actor, {
          ...inputOf(request, request.params.caseId),
          targets: request.body.targets,
        }),
      ),
  });
  app.route({
    ...contract.previewBlock,
    handler: (request) => previewBlock(deps, request.actor, request.params),
  });
  app.route({
    ...contract.addToBlocklist,
    handler: async (request, reply) => {
      const { caseId, targets } = request.body;
      return accepted(
        reply,
        await addToBlocklist(deps, request.actor, { ...inputOf(request, caseId), targets }),
      );
    },
  });
  app.route({
    ...contract.removeFromBlocklist,
    handler: async (request, reply) => {
      const removal = { ...request.params, ...request.body, idempotencyKey: idempotencyKey(request) };
      return accepted(reply, await removeFromBlocklist(deps, request.actor, removal));
    },
  });
}

type DecideRequest = Parameters<typeof versionSeen>[0] & {
  body: { reason?: string | undefined; note?: string | undefined };
};

function inputOf(request: DecideRequest, caseId: CaseId) {
  return {
    caseId,
    version: versionSeen(request),
    idempotencyKey: idempotencyKey(request),
    reason: request.body.reason,
    note: request.body.note,
  };
}

/** 202: it is on its way, not yet done. A repeat of the same request says so. */
function accepted(
  reply: FastifyReply,
  { decision, replayed }: Awaited<ReturnType<typeof decideCase>>,
): FastifyReply {
  if (replayed) reply.header('idempotency-replayed', 'true');
  return reply.code(202).send({ decision });
}
