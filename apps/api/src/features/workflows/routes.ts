import { contract } from '@docket/contracts';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import type { App } from '../../http/zod.ts';
import { createWorkflow, deleteWorkflow, updateWorkflow } from './change-workflow.ts';
import { getWorkflow } from './get-workflow.ts';
import { listWorkflows } from './list-workflows.ts';

export function workflowRoutes(app: App, deps: Deps): void {
  app.route({ ...contract.listWorkflows, handler: () => listWorkflows(deps) });
  app.route({ ...contract.getWorkflow, handler: (request) => getWorkflow(deps, request.params) });
  app.route({
    ...contract.createWorkflow,
    handler: async (request, reply) =>
      reply.code(201).send(await createWorkflow(deps, request.actor, request.body)),
  });
  app.route({
    ...contract.updateWorkflow,
    handler: (request) =>
      updateWorkflow(deps, request.actor, {
        ...request.params,
        etag: etagSeen(request),
        settings: request.body,
      }),
  });
  app.route({
    ...contract.deleteWorkflow,
    handler: async (request, reply) => {
      await deleteWorkflow(deps, request.actor, { ...request.params, etag: etagSeen(request) });
      return reply.code(204).send();
    },
  });
}

function etagSeen(request: FastifyRequest): string {
  const header = request.headers['if-match'];
  if (header === undefined) fail('precondition-required', 'If-Match with the etag you saw is missing.');
  return header.replace(/^"|"$/g, '');
}
