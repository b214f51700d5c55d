import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { registerAccountReads } from './account/account-reads.ts';
import { registerProgrammatic } from './account/programmatic.ts';
import type { Sandbox } from './context.ts';
import { APPLICATION_ID } from './context.ts';
import { createClockLever } from './control/clock-lever.ts';
import { createFaults, registerFaults } from './control/faults.ts';
import { registerControl } from './control/routes.ts';
import { registerAmlHits } from './didit/aml-hits.ts';
import { registerBilling } from './didit/billing.ts';
import { registerBlocklist } from './didit/blocklist.ts';
import { registerDecision } from './didit/decision.ts';
import { registerFeatureStatus } from './didit/feature-status.ts';
import { registerGeneratePdf } from './didit/generate-pdf.ts';
import { registerHealthcheck } from './didit/healthcheck.ts';
import { registerListEntries } from './didit/list-entries.ts';
import { registerLists } from './didit/lists.ts';
import { registerQuestionnaires } from './didit/questionnaires.ts';
import { registerReviews } from './didit/reviews.ts';
import { registerSandboxScenarios } from './didit/sandbox-scenarios.ts';
import { registerSessionCreate } from './didit/session-create.ts';
import { registerSessionDelete } from './didit/session-delete.ts';
import { registerSessionShare } from './didit/session-share.ts';
import { registerSessionsList } from './didit/sessions-list.ts';
import { registerUpdateData } from './didit/update-data.ts';
import { registerUpdatePoaData } from './didit/update-poa-data.ts';
import { registerUpdateStatus } from './didit/update-status.ts';
import { registerUsers } from './didit/users.ts';
import { createDestination, registerWebhookDestinations } from './didit/webhook-destinations.ts';
import { registerLegacyWebhook } from './didit/webhook-legacy.ts';
import { registerWorkflows } from './didit/workflows.ts';
import { registerAnswers } from './http-answers.ts';
import { newSecret } from './ids.ts';
import { createPainter } from './media-painter.ts';
import { PAUSES, startPredrawing } from './media-predraw.ts';
import { registerMedia } from './media-routes.ts';
import type { Profile } from './profile.ts';
import { createProfile } from './profile.ts';
import { createRateLimits } from './rate-limit.ts';
import { registerRouting } from './routing.ts';
import { seedDemo } from './scenarios/demo-seed.ts';
import { expireOverdue } from './session-changes.ts';
import { openStore } from './store.ts';
import { registerCheckout } from './verify-page/checkout.ts';
import { specimenPictures } from './verify-page/checks.ts';
import { registerVerifyPage } from './verify-page/routes.ts';
import { createWebhookMode } from './webhook-mode.ts';
import { startWebhookSender } from './webhook-sender.ts';

export type SandboxOptions = {
  /** A folder, or ':memory:'. */
  statePath: string;
  apiKey: string;
  seed: 'demo' | 'empty';
  /** Origin used in links; the listening address when absent. */
  publicUrl?: string | (() => string);
  /** First destination of an empty store, subscribed to status.updated and data.updated. */
  webhook?: { url: string; secret: string };
  /** 1 = real minutes between retries. */
  webhookRetryScale?: number;
  mediaExpirySeconds?: number;
  now?: () => Date;
  logger?: boolean;
  rateLimits?: boolean;
  /** Which of Didit's own contradicting descriptions is imitated. */
  profile?: Partial<Profile>;
  /** Draws the pictures of waiting sessions in the background, so that reviewers rarely wait for one. */
  predraw?: boolean;
};

/** A local Didit as a Fastify app. `close()` stops deliveries and the store; the state stays on disk. */
export async function buildSandbox(options: SandboxOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: 24 * 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true },
  });
  const store = openStore(options.statePath);
  const lever = createClockLever(store, options.now ?? (() => new Date()));
  const sandbox: Sandbox = {
    store,
    clock: lever.clock,
    apiKey: options.apiKey,
    profile: createProfile(options.profile ?? {}),
    webhookMode: createWebhookMode(),
    mediaSecret: keptSecret(store, 'media-secret'),
    mediaExpirySeconds: options.mediaExpirySeconds ?? 3600,
    applicationId: APPLICATION_ID,
    origin: () => originOf(app, options.publicUrl),
    // After the current transaction: nothing may leave before it is on disk.
    wakeSender: () => setImmediate(() => sender.wake()),
  };
  const reset = (seed?: 'demo' | 'empty') =>
    fill(sandbox, seed === undefined ? options : { ...options, seed });
  if (store.workflows.all().length === 0 && store.settings.get('filled') === undefined) reset();
  const sender = startWebhookSender(
    store,
    options.webhookRetryScale ?? 1,
    () => sandbox.webhookMode.read().parallel,
  );

  const faults = createFaults();
  registerRouting(app);
  registerAnswers(app);
  registerFaults(app, faults);
  const limits = createRateLimits(app, sandbox.clock, options.rateLimits ?? true);
  app.addHook('preHandler', async (request) => {
    if (request.url.startsWith('/v3/session')) expireOverdue(sandbox);
  });
  const painter = createPainter(store);
  registerDidit(app, sandbox);
  registerGeneratePdf(app, sandbox, painter);
  registerMedia(app, sandbox, painter);
  registerVerifyPage(app, sandbox, painter);
  registerControl(app, { sandbox, faults, limits, lever, reset });
  if (options.predraw ?? false)
    startPredrawing(app, store, painter, PAUSES, specimenPictures(lever.clock.now()));
  app.addHook('onClose', async () => {
    await sender.close();
    await painter.close();
    store.close();
  });
  return app;
}

function registerDidit(app: FastifyInstance, sandbox: Sandbox): void {
  registerSessionsList(app, sandbox);
  registerSessionCreate(app, sandbox);
  registerDecision(app, sandbox);
  registerUpdateStatus(app, sandbox);
  registerReviews(app, sandbox);
  registerSessionDelete(app, sandbox);
  registerBlocklist(app, sandbox);
  registerWorkflows(app, sandbox);
  registerWebhookDestinations(app, sandbox);
  registerBilling(app, sandbox);
  registerSandboxScenarios(app, sandbox);
  registerHealthcheck(app, sandbox);
  registerFeatureStatus(app, sandbox);
  registerAmlHits(app, sandbox);
  registerUpdateData(app, sandbox);
  registerUpdatePoaData(app, sandbox);
  registerSessionShare(app, sandbox);
  registerQuestionnaires(app, sandbox);
  registerLists(app, sandbox);
  registerListEntries(app, sandbox);
  registerUsers(app, sandbox);
  registerLegacyWebhook(app, sandbox);
  registerProgrammatic(app, sandbox);
  registerAccountReads(app, sandbox);
  registerCheckout(app);
}

/** Also used by the control API's reset: everything is as on the first start. */
function fill(sandbox: Sandbox, options: SandboxOptions): void {
  const { store } = sandbox;
  store.transaction(() => {
    store.wipe();
    store.settings.put({ id: 'filled', value: 'yes' });
    store.settings.put({ id: 'media-secret', value: sandbox.mediaSecret });
    if (options.seed === 'demo') seedDemo(sandbox);
    const events = ['status.updated', 'data.updated'];
    if (options.webhook !== undefined)
      createDestination(sandbox, { label: 'First destination', ...options.webhook, events });
  });
}

function keptSecret(store: Sandbox['store'], id: string): string {
  const kept = store.settings.get(id)?.value;
  if (kept !== undefined) return kept;
  const value = newSecret();
  store.settings.put({ id, value });
  return value;
}

function originOf(app: FastifyInstance, publicUrl: SandboxOptions['publicUrl']): string {
  if (typeof publicUrl === 'function') return publicUrl();
  if (publicUrl !== undefined) return publicUrl.replace(/\/$/, '');
  const address = app.server.address();
  if (address === null || typeof address === 'string') return 'http://127.0.0.1:4100';
  const host = address.address === '::' || address.address === '0.0.0.0' ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
