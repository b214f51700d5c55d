import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { sendFile } from '../../http/send-file.ts';
import type { App } from '../../http/zod.ts';
import { getReceipt } from './get-receipt.ts';

export function receiptRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.getReceipt,
    handler: async (request, reply) => {
      const { bytes, filename } = await getReceipt(deps, request.actor, request.params);
      return sendFile(reply, bytes, 'application/json', filename);
    },
  });
}
