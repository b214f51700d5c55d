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
import { warningsOf } from '../records.ts';
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
  const blocks = isOfFlatDays(sandbox, session) ? withOlderNames(session, current) : current;
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

/** Who writes workflows with flat flags reads decisions as they were then; everybody else gets today's form only. */
function isOfFlatDays(sandbox: Sandbox, session: SessionRecord): boolean {
  const { dialect } = sandbox.profile.read();
  if (dialect !== 'both') return dialect === 'seed';
  return typeof sandbox.store.workflows.get(session.workflowUuid)?.workflowType === 'string';
}

/** Two fields of a document had other names, and the warnings stood together at the top as well. */
function withOlderNames(session: SessionRecord, blocks: Json): Json {
  if (!isObject(blocks)) return blocks;
  const older = (item: Json): Json =>
    isObject(item)
      ? { ...item, issuing_country: item.issuing_state ?? null, expiry_date: item.expiration_date ?? null }
      : item;
  const { id_verifications: documents } = blocks;
  return {
    ...blocks,
    id_verifications: Array.isArray(documents) ? documents.map(older) : (documents ?? null),
    warnings: warningsOf(session.blocks),
  };
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
