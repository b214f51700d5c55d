import underPressure from '@fastify/under-pressure';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { Deps } from './deps.ts';
import { assignmentRoutes } from './features/assignments/routes.ts';
import { recordRefusal } from './features/audit/record-refusal.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { findAllSignedIn, findSignedIn } from './features/auth/find-signed-in.ts';
import { authRoutes } from './features/auth/routes.ts';
import { blocklistRoutes } from './features/blocklist/routes.ts';
import { bypassRoutes } from './features/bypasses/routes.ts';
import { caseRoutes } from './features/cases/routes.ts';
import { claimRoutes } from './features/claims/routes.ts';
import { connectionRoutes } from './features/connection/routes.ts';
import { correctionRoutes } from './features/corrections/routes.ts';
import { decisionRoutes } from './features/decisions/routes.ts';
import { dispositionRoutes } from './features/dispositions/routes.ts';
import { environmentRoutes } from './features/environment/routes.ts';
import { erasureRoutes } from './features/erasures/routes.ts';
import { liveRoutes } from './features/live/routes.ts';
import { policyRoutes } from './features/policy/routes.ts';
import { preferenceRoutes } from './features/preferences/routes.ts';
import { reasonRoutes } from './features/reasons/routes.ts';
import { receiptRoutes } from './features/receipts/routes.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { sendingRoutes } from './features/sending/routes.ts';
import { sessionRoutes } from './features/sessions/routes.ts';
import { snoozeRoutes } from './features/snoozes/routes.ts';
import { syncRoutes } from './features/sync/routes.ts';
import { tagRoutes } from './features/tags/routes.ts';
import { usersRoutes } from './features/users/routes.ts';
import { requireViewReason } from './features/view-reasons/require-view-reason.ts';
import { viewReasonRoutes } from './features/view-reasons/routes.ts';
import { webhookRoutes } from './features/webhooks/routes.ts';
import { workflowRoutes } from './features/workflows/routes.ts';
import { authenticate } from './http/authenticate.ts';
import { authorize } from './http/authorize.ts';
import { refuseCrossSite } from './http/csrf.ts';
import { answerBrokenRequest, answerError } from './http/error-handler.ts';
import { setHeaders } from './http/headers.ts';
import { describeApi } from './http/openapi.ts';
import { limitRate } from './http/rate-limit.ts';
import { logRequests } from './http/request-log.ts';
import { serveWeb } from './http/spa.ts';
import { refuseMalformedText } from './http/well-formed.ts';
import { type App, serializerCompiler, validatorCompiler } from './http/zod.ts';

const BODY_LIMIT_BYTES = 64 * 1024;

/** The whole HTTP side of Docket as one value; nothing listens yet. */
export async function buildApp(deps: Deps): Promise<App> {
  // Fastify's own logger type, so that routes are typed by the contracts and not by pino.
  const loggerInstance: FastifyBaseLogger = deps.log;
  const base = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 15_000,
    http: { headersTimeout: 8_000, connectionsCheckingInterval: 1_000 },
    // One hop: what a client itself writes into X-Forwarded-For stands further to the left and is not believed.
    trustProxy: deps.env.TRUST_PROXY ? (_address, hop) => hop === 0 : false,
    genReqId: deps.newId,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
  });
  base.setValidatorCompiler(validatorCompiler);
  base.setSerializerCompiler(serializerCompiler);
  const app: App = base.withTypeProvider();
  app.setErrorHandler(answerError);
  app.removeContentTypeParser('text/plain');

  deps.connection.follow();
  await setHeaders(app, deps);
  await app.register(underPressure, { maxEventLoopDelay: 2_000 });
  logRequests(app);
  await authenticate(app, deps, findSignedIn);
  await limitRate(app);
  authorize(app, deps, {
    recordRefusal: (actor, permission) => recordRefusal(deps, actor, permission),
    requireViewReason: (actor, about) => requireViewReason(deps, actor, about),
  });
  refuseCrossSite(app, deps);
  refuseMalformedText(app);
  await describeApi(app);

  environmentRoutes(app, deps);
  authRoutes(app, deps);
  caseRoutes(app, deps);
  viewReasonRoutes(app, deps);
  claimRoutes(app, deps);
  assignmentRoutes(app, deps);
  snoozeRoutes(app, deps);
  tagRoutes(app, deps);
  decisionRoutes(app, deps);
  receiptRoutes(app, deps);
  reportRoutes(app, deps);
  bypassRoutes(app, deps);
  dispositionRoutes(app, deps);
  correctionRoutes(app, deps);
  policyRoutes(app, deps);
  erasureRoutes(app, deps);
  sendingRoutes(app, deps);
  reasonRoutes(app, deps);
  workflowRoutes(app, deps);
  sessionRoutes(app, deps);
  blocklistRoutes(app, deps);
  auditRoutes(app, deps);
  connectionRoutes(app, deps);
  syncRoutes(app, deps);
  usersRoutes(app, deps);
  preferenceRoutes(app, deps);
  liveRoutes(app, deps, (sessionIds) => findAllSignedIn(deps.db, sessionIds, deps.clock()));
  await webhookRoutes(app, deps);
  await serveWeb(app, deps);
  return app;
}
