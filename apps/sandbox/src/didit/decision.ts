import type { FastifyInstance } from 'fastify';
import { requireSessionThenKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { pathPart, queryPart } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { Access } from '../keys.ts';
import { FULL_ACCESS, may } from '../keys.ts';
import { withLinks } from '../media-links.ts';
import type { SessionRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { FEATURES } from './features.ts';

/** `GET /v3/session/{id}/decision/` (Didit OpenAPI: retrieve session decision). */
export function registerDecision(app: FastifyInstance, sandbox: Sandbox): void {
  app.get(`/v3/session/${uuidParam('sessionId')}/decision/`, async (request) => {
    const { session, access } = requireSessionThenKey(sandbox, request, pathPart(request, 'sessionId'), {
      resource: 'decisions',
      level: 'read',
      style: 'credentials',
    });
    return queryPart(request, 'include') === 'events'
      ? decisionWithEvents(sandbox, session, access)
      : decisionOf(sandbox, session, access);
  });
}

export function sessionUrl(sandbox: Sandbox, session: SessionRecord): string {
  const language = session.language === null ? '' : `/${session.language}`;
  return `${sandbox.origin()}${language}/session/${session.token}`;
}

/** Whoever may not create sessions gets no links to them either (Didit docs: API keys). */
export function visibleUrl(sandbox: Sandbox, session: SessionRecord, access: Access): string | null {
  return may(access, 'sessions', 'write') ? sessionUrl(sandbox, session) : null;
}

/** Every reading signs new picture links, so an old decision cannot be used as a picture store. */
export function decisionOf(
  sandbox: Sandbox,
  session: SessionRecord,
  access: Access = FULL_ACCESS,
): JsonObject {
  const current = withLinks(sandbox, session, session.blocks, access);
  const blocks = sandbox.profile.read().dialect === 'current' ? current : withOlderNames(current);
  return {
    session_id: session.id,
    session_kind: 'user',
    session_number: session.number,
    session_url: visibleUrl(sandbox, session, access),
    status: session.status,
    environment: 'sandbox',
    workflow_id: session.workflowId,
    features: displayFeatures(session),
    vendor_data: session.vendorData,
    metadata: session.metadata ?? null,
    expected_details: session.expectedDetails,
    contact_details: session.contactDetails,
    callback: session.callback,
    ...(isObject(blocks) ? blocks : {}),
    reviews: shortReviews(session),
    created_at: session.createdAt,
    expires_at: session.expiresAt,
  };
}

/** Programs from the days of the flat workflow form read two fields of a document under other names. */
function withOlderNames(blocks: Json): Json {
  if (!isObject(blocks) || !Array.isArray(blocks.id_verifications)) return blocks;
  const documents = blocks.id_verifications.map((item) =>
    isObject(item)
      ? { ...item, issuing_country: item.issuing_state ?? null, expiry_date: item.expiration_date ?? null }
      : item,
  );
  return { ...blocks, id_verifications: documents };
}

export function displayFeatures(session: SessionRecord): string[] {
  return [...new Set(session.nodes.map((node) => FEATURES[node.feature].display))];
}

function shortReviews(session: SessionRecord): Json[] {
  return session.reviews
    .filter((review) => review.activity_type === 'STATUS_UPDATED')
    .map((review) => ({
      user: review.actor_email ?? review.actor_display,
      new_status: review.new_status,
      comment: review.comment,
      created_at: review.created_at,
    }));
}

/** The wide form leaves out `session_kind` and spells e-mail differently (Didit OpenAPI, same operation). */
function decisionWithEvents(sandbox: Sandbox, session: SessionRecord, access: Access): JsonObject {
  const { session_kind: _kind, ...decision } = decisionOf(sandbox, session, access);
  const flagged = (type: string) =>
    sandbox.store.blocklist.all().some((entry) => entry.sessionId === session.id && entry.type === type);
  return {
    ...decision,
    features: session.nodes.map((node) => {
      const { display } = FEATURES[node.feature];
      return { feature: display === 'EMAIL_VERIFICATION' ? 'EMAIL' : display, node_id: node.node_id };
    }),
    events: session.events,
    activity_reviews: session.reviews,
    blocklisted: {
      face: flagged('face'),
      document: flagged('document'),
      phone: flagged('phone'),
      email: flagged('email'),
    },
    cost_breakdown: { total: '0.0000', currency: 'USD', items: [] },
    workflow_type: null,
    workflow_version: session.workflowVersion,
    workflow_version_id: session.workflowUuid,
    api_service: null,
    session_type: 'HOSTED',
    has_device_nfc_support: session.nodes.some((node) => node.feature === 'NFC'),
  };
}
