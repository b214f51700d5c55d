import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { agreeToProposal } from './answer/agree-to-proposal.ts';
import { refuseProposal } from './answer/refuse-proposal.ts';
import { withdrawProposal } from './answer/withdraw-proposal.ts';
import type { Appliers } from './applier.ts';
import { countProposals } from './count-proposals.ts';
import { getProposal } from './get-proposal.ts';
import { listProposals } from './list-proposals.ts';

export function proposalRoutes(app: App, deps: Deps, appliers: Appliers): void {
  app.route({ ...contract.listProposals, handler: (r) => listProposals(deps, r.actor, r.query) });
  app.route({ ...contract.countProposals, handler: (r) => countProposals(deps, r.actor) });
  app.route({ ...contract.getProposal, handler: (r) => getProposal(deps, r.actor, r.params) });
  app.route({
    ...contract.agreeToProposal,
    handler: (r) => agreeToProposal(deps, r.actor, { ...r.params, version: versionSeen(r) }, appliers),
  });
  app.route({
    ...contract.refuseProposal,
    handler: (r) => refuseProposal(deps, r.actor, { ...r.params, ...r.body, version: versionSeen(r) }),
  });
  app.route({
    ...contract.withdrawProposal,
    handler: (r) => withdrawProposal(deps, r.actor, { ...r.params, version: versionSeen(r) }),
  });
}
