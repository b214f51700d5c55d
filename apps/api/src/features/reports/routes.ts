import { Readable } from 'node:stream';
import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { sendFile } from '../../http/send-file.ts';
import type { App } from '../../http/zod.ts';
import { getCaseReport } from './get-case-report.ts';
import { getEvidencePack } from './pack/get-evidence-pack.ts';

export function reportRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.getCaseReport,
    handler: async (request, reply) => {
      const { bytes, filename } = await getCaseReport(deps, request.actor, request.params);
      return sendFile(reply, bytes, 'application/pdf', filename);
    },
  });
  app.route({
    ...contract.getEvidencePack,
    handler: async (request, reply) => {
      const { bytes, filename } = await getEvidencePack(deps, request.actor, request.params);
      return sendFile(reply, Readable.fromWeb(bytes), 'application/zip', filename);
    },
  });
}
