import { addDays, addSeconds, isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { reopen } from '../didit/resubmission.ts';
import { integerFrom, tokenFrom, uuidFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Persona, SessionRecord, WorkflowRecord } from '../records.ts';
import { emptyBlocks } from '../records.ts';
import type { Actor } from '../session-changes.ts';
import { API_CLIENT, CONSOLE_USER, reviewItem, SYSTEM, statusEvent } from '../session-changes.ts';
import type { SessionStatus } from '../state-machine.ts';
import { scenarioOf } from './catalogue.ts';
import type { SeedEntry } from './demo-plan.ts';
import { demoPlan } from './demo-plan.ts';
import { personaAt } from './personas.ts';
import { seededWorkflowId, seedWorkflows } from './seed-workflows.ts';
import { breakOff, playVisit } from './visit.ts';

const FIRST_NUMBER = 1001;

/** Fills an empty store with a company's last days. Same people every time, dates counted back from now. */
export function seedDemo(sandbox: Sandbox): void {
  sandbox.store.transaction(() => {
    seedWorkflows(sandbox);
    demoPlan().forEach((entry, index) => {
      sandbox.store.sessions.put(seededSession(sandbox, entry, index));
      sandbox.store.nextNumber('session', FIRST_NUMBER);
    });
  });
}

function seededSession(sandbox: Sandbox, entry: SeedEntry, index: number): SessionRecord {
  const now = sandbox.clock.now();
  const createdAt = addSeconds(now, -entry.minutesAgo * 60);
  // Customers take a few minutes; the newest may not have had that long.
  const took = Math.min(integerFrom(180, 700, 'visit', index), Math.floor(entry.minutesAgo * 60 * 0.7));
  const at = addSeconds(createdAt, took);
  const scenario = scenarioOf(entry.slug);
  const others = sandbox.store.sessions.all();
  const persona = personaAt(entry.person, createdAt);
  const told = index % 5 === 0 && entry.slug !== 'review_possible_duplicate';
  const blank = {
    ...blankSession(workflowOf(sandbox, entry.workflow), index, createdAt),
    contactDetails: told ? contactOf(persona) : null,
  };
  const plan = { scenario, persona, at, others };
  switch (scenario.outcome) {
    case 'Not Started':
      return blank;
    case 'Expired':
      return ended(blank, 'Expired', SYSTEM, addDays(createdAt, 7), null);
    case 'In Progress':
    case 'Awaiting User':
    case 'Abandoned':
      return ended(breakOff(sandbox.store, blank, plan), scenario.outcome, SYSTEM, at, null);
    case 'Resubmitted':
      return resubmitted(sandbox, playVisit(sandbox.store, blank, plan).session, at);
    case 'Kyc Expired': {
      const approved = ended(playVisit(sandbox.store, blank, plan).session, 'Approved', SYSTEM, at, null);
      const until = addDays(at, 365);
      return { ...ended(approved, 'Kyc Expired', SYSTEM, until, null), expiresAt: isoMicros(until) };
    }
    case 'In Review':
    case 'Approved':
    case 'Declined':
      return finished(playVisit(sandbox.store, blank, plan).session, scenario.outcome, at, index);
  }
}

/** Some clients send what they know about the customer along. */
function contactOf(persona: Persona): JsonObject {
  return { email: persona.email, email_lang: 'en', send_notification_emails: false, phone: persona.phone };
}

function workflowOf(sandbox: Sandbox, key: string): WorkflowRecord {
  const workflow = sandbox.store.workflows.get(seededWorkflowId(key));
  if (workflow === undefined) throw new Error(`workflow ${key} was not seeded`);
  return workflow;
}

function blankSession(workflow: WorkflowRecord, index: number, createdAt: Date): SessionRecord {
  const vendorData = `cust-${uuidFrom('customer', index).slice(0, 4)}`;
  return {
    id: uuidFrom('session', index),
    number: FIRST_NUMBER + index,
    token: tokenFrom('session', index),
    status: 'Not Started',
    workflowId: workflow.workflowId,
    workflowUuid: workflow.uuid,
    workflowVersion: workflow.version,
    nodes: workflow.nodes,
    vendorData,
    diditInternalId: uuidFrom('user', vendorData),
    metadata: index % 4 === 0 ? { plan: index % 8 === 0 ? 'premium' : 'basic', source: 'mobile-app' } : null,
    callback: 'https://app.customer.example/verification/done',
    language: null,
    expectedDetails: null,
    contactDetails: null,
    createdAt: isoMicros(createdAt),
    expiresAt: isoMicros(addSeconds(createdAt, workflow.settings.session_expiration_time)),
    deletedAt: null,
    blocks: emptyBlocks(),
    media: {},
    reviews: [],
    events: [{ type: 'SESSION_CREATED', timestamp: isoMicros(createdAt), node_id: null, details: null }],
    resubmit: null,
    persona: null,
    scenario: null,
    flow: {},
  };
}

/** One status later, without webhook: it happened before anybody listened. */
function ended(
  session: SessionRecord,
  to: SessionStatus,
  actor: Actor,
  at: Date,
  comment: string | null,
): SessionRecord {
  const time = isoMicros(at);
  const review = reviewItem(actor, time, { new_status: to, previous_status: session.status, comment });
  return {
    ...session,
    status: to,
    events: [...session.events, statusEvent(session.status, to, actor, time)],
    reviews:
      actor === SYSTEM
        ? session.reviews
        : [...session.reviews, { ...review, uuid: uuidFrom('review', session.id, time) }],
  };
}

/** Every third final session was decided by a person, every sixth waiting one carries a colleague's note. */
function finished(session: SessionRecord, outcome: SessionStatus, at: Date, index: number): SessionRecord {
  if (outcome === 'In Review' && index % 6 === 0) {
    const time = isoMicros(addSeconds(at, 60));
    const note = reviewItem(CONSOLE_USER, time, {
      uuid: uuidFrom('note', session.id),
      activity_type: 'COMMENT',
      comment: 'Please look at the selfie in full size before you decide.',
    });
    return { ...ended(session, outcome, SYSTEM, at, null), reviews: [note] };
  }
  if (outcome === 'In Review' || index % 3 !== 0) return ended(session, outcome, SYSTEM, at, null);
  const waiting = ended(session, 'In Review', SYSTEM, at, null);
  const comment =
    outcome === 'Approved' ? 'Compared with the previous document.' : 'The customer did not answer.';
  return ended(waiting, outcome, CONSOLE_USER, addSeconds(at, 5400), comment);
}

/** The first document step was sent back because of glare. */
function resubmitted(sandbox: Sandbox, visited: SessionRecord, at: Date): SessionRecord {
  const waiting = ended(visited, 'In Review', SYSTEM, at, null);
  const node = waiting.nodes.find((candidate) => candidate.feature === 'OCR');
  const nodes = node === undefined ? [] : [{ node_id: node.node_id, feature: 'OCR' }];
  const comment = 'The light hides the lower lines of the document. Please photograph it again.';
  const reopened = reopen(sandbox, waiting, nodes, comment);
  return ended(reopened, 'Resubmitted', API_CLIENT, addSeconds(at, 3600), comment);
}
