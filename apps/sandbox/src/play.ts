import { addDays, addSeconds, isoMicros } from './clock.ts';
import type { Sandbox } from './context.ts';
import { finishBackendSteps, reopen } from './didit/resubmission.ts';
import type { Persona, SessionRecord } from './records.ts';
import { scenarioOf } from './scenarios/catalogue.ts';
import type { KnownOfCustomer } from './scenarios/magic-values.ts';
import { PERSONA_COUNT, personaAt } from './scenarios/personas.ts';
import type { ScenarioSlug } from './scenarios/slugs.ts';
import type { Uploads } from './scenarios/visit.ts';
import { breakOff, playVisit } from './scenarios/visit.ts';
import { API_CLIENT, changeStatus, SYSTEM } from './session-changes.ts';
import type { SessionStatus } from './state-machine.ts';

export type PlayOptions = {
  persona: Persona;
  webhook: boolean;
  /** Pictures the customer brought along, by file name. */
  uploads?: Uploads;
  /** What he typed himself. */
  typed?: KnownOfCustomer;
  /** Whom duplicate checks may point at; everybody when absent. */
  others?: SessionRecord[];
};

/** Plays a session from where it stands to the outcome of a scenario, with every status on the way. */
export function play(
  sandbox: Sandbox,
  start: SessionRecord,
  slug: ScenarioSlug,
  options: PlayOptions,
): SessionRecord {
  return sandbox.store.transaction(() => {
    const scenario = scenarioOf(slug);
    const at = sandbox.clock.now();
    const others = options.others ?? everybody(sandbox);
    const { persona, webhook, typed, uploads = {} } = options;
    const plan = { scenario, persona, at, others, uploads, ...(typed === undefined ? {} : { typed }) };
    const step = (session: SessionRecord, to: SessionStatus) =>
      changeStatus(sandbox, session, { to, actor: SYSTEM, recordActivity: false, webhook });

    if (scenario.outcome === 'Not Started') return start;
    if (scenario.outcome === 'Expired') return step({ ...start, expiresAt: isoMicros(at) }, 'Expired');
    const entered = start.status === 'In Progress' ? start : step(start, 'In Progress');
    switch (scenario.outcome) {
      case 'In Progress':
        return save(sandbox, breakOff(sandbox.store, entered, plan));
      case 'Awaiting User':
      case 'Abandoned':
        return step(breakOff(sandbox.store, entered, plan), scenario.outcome);
      case 'Resubmitted':
        return sendBack(sandbox, step(playVisit(sandbox.store, entered, plan).session, 'In Review'), webhook);
      case 'Kyc Expired': {
        const approved = step(playVisit(sandbox.store, entered, plan).session, 'Approved');
        return step({ ...approved, expiresAt: isoMicros(addSeconds(at, -1)) }, 'Kyc Expired');
      }
      case 'In Review':
      case 'Approved':
      case 'Declined': {
        const { session, outcome } = playVisit(sandbox.store, entered, plan);
        return step(session, outcome);
      }
    }
  });
}

/** Newest first. */
function everybody(sandbox: Sandbox): SessionRecord[] {
  return sandbox.store.sessions
    .all()
    .filter((session) => session.deletedAt === null)
    .reverse();
}

function save(sandbox: Sandbox, session: SessionRecord): SessionRecord {
  sandbox.store.sessions.put(session);
  return session;
}

function sendBack(sandbox: Sandbox, session: SessionRecord, webhook: boolean): SessionRecord {
  const nodes = session.nodes
    .filter((node) => node.feature === 'OCR')
    .slice(0, 1)
    .map((node) => ({ node_id: node.node_id, feature: node.feature }));
  const comment = 'The light hides the lower lines of the document. Please photograph it again.';
  const reopened = changeStatus(sandbox, reopen(sandbox, session, nodes, comment), {
    to: 'Resubmitted',
    actor: API_CLIENT,
    comment,
    recordActivity: true,
    webhook,
  });
  return finishBackendSteps(sandbox, session, reopened);
}

/**
 * A customer for a session nobody chose one for: the next in line, with a document nobody has shown before, so
 * that one played session never blocks or duplicates another by accident.
 */
export function nextCustomer(sandbox: Sandbox, session: SessionRecord): Persona {
  const persona = personaAt(session.number % PERSONA_COUNT, sandbox.clock.now());
  const { document } = persona;
  const documentNumber = `${document.documentNumber.slice(0, 2)}${String(session.number).padStart(7, '0').slice(-7)}`;
  const face = { ...document.face, seed: document.face.seed + session.number };
  const phone = `${persona.phone.slice(0, -5)}${String(session.number).padStart(5, '0').slice(-5)}`;
  const [name = 'guest', host = 'mail.example'] = persona.email.split('@');
  return {
    ...persona,
    phone,
    email: `${name}.${session.number}@${host}`,
    document: { ...document, documentNumber, face, expiryDate: laterThanToday(document.expiryDate, sandbox) },
  };
}

function laterThanToday(expiryDate: string, sandbox: Sandbox): string {
  const soon = isoMicros(addDays(sandbox.clock.now(), 90)).slice(0, 10);
  return expiryDate > soon ? expiryDate : soon;
}
