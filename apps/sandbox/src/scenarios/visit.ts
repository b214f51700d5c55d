import { addSeconds, isoMicros } from '../clock.ts';
import { mediaRef } from '../media-links.ts';
import type {
  Blocks,
  MediaSource,
  NodeFeature,
  Persona,
  SessionRecord,
  TimelineEvent,
  WorkflowNode,
} from '../records.ts';
import { emptyBlocks } from '../records.ts';
import type { SessionStatus } from '../state-machine.ts';
import type { Store } from '../store.ts';
import { blocklistHits } from './blocklist-effect.ts';
import { fillDraft, openDraft } from './build-draft.ts';
import type { Draft } from './draft.ts';
import { flag } from './draft.ts';
import type { KnownOfCustomer } from './magic-values.ts';
import { asExpected, asTyped } from './personas.ts';
import type { Scenario } from './scenario.ts';

export type VisitPlan = {
  scenario: Scenario;
  persona: Persona;
  at: Date;
  others: SessionRecord[];
  /** Pictures the customer brought along, by file name; null is a side he did not show. */
  uploads?: Uploads;
  /** What he typed himself; it counts more than what the client expected. */
  typed?: KnownOfCustomer;
};

export type Uploads = Record<string, MediaSource | null>;

/** What one visit leaves behind: the filled session, and how it should end. The status is not changed here. */
export type Visit = { session: SessionRecord; outcome: SessionStatus };

/** Plays a whole visit. Nodes outside `session.resubmit` keep what they had when the session was reopened. */
export function playVisit(store: Store, session: SessionRecord, plan: VisitPlan): Visit {
  const draft = tellStory(store, session, plan);
  const filled = merge(session, draft, plan);
  return applyBlocklist(store, filled, plan.scenario.outcome);
}

function tellStory(store: Store, session: SessionRecord, plan: VisitPlan): Draft {
  const { scenario, at, others } = plan;
  const draft = openDraft({
    session,
    nodes: session.nodes,
    persona: visitor(session, plan),
    expectedDetails: session.expectedDetails,
    at,
    others,
    questionnaireOf: (uuid) => store.questionnaires.get(uuid) ?? null,
  });
  scenario.prepare?.(draft);
  fillDraft(draft);
  scenario.twist?.(draft);
  return draft;
}

function visitor(session: SessionRecord, plan: VisitPlan): Persona {
  const person = expectedPerson(session, plan);
  return plan.typed === undefined ? person : asTyped(person, plan.typed);
}

/** Two stories are about a customer who is not as expected; there the specimen stays who he is. */
function expectedPerson(session: SessionRecord, plan: VisitPlan): Persona {
  const { slug } = plan.scenario;
  if (slug === 'review_name_mismatch') return asExpected(plan.persona, null, session.contactDetails);
  const { address: _address, ...withoutAddress } = session.expectedDetails ?? {};
  const aboutAddress = slug === 'review_poa_address_mismatch' || slug === 'decline_poa_address_mismatch';
  const expected = aboutAddress ? withoutAddress : session.expectedDetails;
  return asExpected(plan.persona, expected, session.contactDetails);
}

function merge(session: SessionRecord, draft: Draft, plan: VisitPlan): SessionRecord {
  const open = session.resubmit?.nodes.map((node) => node.node_id) ?? null;
  const redone = (nodeId: string) => open === null || open.includes(nodeId);
  const blocks = { ...session.blocks };
  for (const name of Object.keys(blocks) as (keyof typeof blocks)[]) {
    // Object.keys cannot know that it lists exactly the block names of the record it was given.
    const kept = (session.blocks[name] ?? []).filter((item) => !redone(item.node_id));
    const fresh = (draft.blocks[name] ?? []).filter((item) => redone(item.node_id));
    blocks[name] = kept.length + fresh.length === 0 ? null : [...kept, ...fresh];
  }
  const media = { ...session.media };
  for (const [file, entry] of Object.entries(draft.media)) {
    if (!redone(entry.node_id) && media[file] !== undefined) continue;
    const brought = plan.uploads?.[file];
    if (brought === null) delete media[file];
    else media[file] = { ...entry, source: brought ?? entry.source };
  }
  addBackSide(blocks, media, plan.uploads?.['back.jpg'] ?? null);
  const nodes = session.nodes.filter((node) => redone(node.node_id));
  return {
    ...session,
    blocks,
    media,
    persona: draft.persona,
    expectedDetails: draft.expectedDetails,
    scenario: plan.scenario.slug,
    events: [...session.events, ...stepEvents(nodes, plan.at)],
  };
}

/** A customer's own document may have two sides where the specimen it stands in for has one. */
function addBackSide(blocks: Blocks, media: SessionRecord['media'], source: MediaSource | null): void {
  const [document, ...others] = blocks.id_verifications ?? [];
  if (source === null || document === undefined || media['back.jpg'] !== undefined) return;
  media['back.jpg'] = { node_id: document.node_id, source };
  const ref = mediaRef('back.jpg');
  blocks.id_verifications = [{ ...document, back_image: ref, full_back_image: ref }, ...others];
}

function stepEvents(nodes: WorkflowNode[], at: Date): TimelineEvent[] {
  return nodes.map((node, index) => ({
    type: `${node.feature}_FINISHED`,
    timestamp: isoMicros(addSeconds(at, (index - nodes.length) * 17)),
    node_id: node.node_id,
    details: null,
  }));
}

const EFFECTS: Record<string, { feature: NodeFeature; risk: string }> = {
  face: { feature: 'LIVENESS', risk: 'FACE_IN_BLOCKLIST' },
  document: { feature: 'OCR', risk: 'ID_DOCUMENT_IN_BLOCKLIST' },
  phone: { feature: 'PHONE_VERIFICATION', risk: 'PHONE_NUMBER_IN_BLOCKLIST' },
  email: { feature: 'EMAIL_VERIFICATION', risk: 'EMAIL_IN_BLOCKLIST' },
  ip_address: { feature: 'IP_ANALYSIS', risk: 'IP_ADDRESS_IN_BLOCKLIST' },
  device_fingerprint: { feature: 'IP_ANALYSIS', risk: 'DEVICE_FINGERPRINT_IN_BLOCKLIST' },
};

/** A blocklisted face, document, phone or e-mail declines whatever else was found (Didit docs: blocklist). */
function applyBlocklist(store: Store, session: SessionRecord, outcome: SessionStatus): Visit {
  const hits = blocklistHits(store, session);
  if (hits.length === 0) return { session, outcome };
  const blocks = structuredClone(session.blocks);
  for (const hit of hits) {
    const effect = EFFECTS[hit.type];
    if (effect === undefined) continue;
    flag({ nodes: session.nodes, blocks }, effect.feature, effect.risk, 'error', {
      blocklisted_session_id: hit.sessionId,
      blocklisted_session_number: hit.sessionNumber,
      api_service: null,
    });
  }
  return { session: { ...session, blocks }, outcome: 'Declined' };
}

/** A visit broken off after the first picture: one step begun, nothing read from it yet. */
export function breakOff(store: Store, session: SessionRecord, plan: VisitPlan): SessionRecord {
  const draft = tellStory(store, session, plan);
  const first = draft.blocks.id_verifications?.[0];
  const front = draft.media['front.jpg'];
  if (first === undefined || front === undefined) return session;
  const kept = ['node_id', 'front_image', 'full_front_image', 'front_image_quality_score'];
  const empty = Object.keys(first).map((key) => [key, kept.includes(key) ? (first[key] ?? null) : null]);
  const item = {
    ...Object.fromEntries(empty),
    node_id: first.node_id,
    status: 'Not Finished' as const,
    extra_fields: { dl_categories: [], blood_group: null },
    extra_files: [],
    warnings: [],
    matches: [],
  };
  const blocks = { ...emptyBlocks(), id_verifications: [item], ip_analyses: draft.blocks.ip_analyses };
  return {
    ...session,
    blocks,
    media: { 'front.jpg': { ...front, source: plan.uploads?.['front.jpg'] ?? front.source } },
    persona: draft.persona,
    scenario: plan.scenario.slug,
  };
}
