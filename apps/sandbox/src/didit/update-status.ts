import type { FastifyInstance } from 'fastify';
import { requireKeyThenSession, WRITE_SESSIONS } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart, Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ResubmitNode, SessionRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { API_CLIENT, changeStatus } from '../session-changes.ts';
import type { ApiTarget } from '../state-machine.ts';
import { isApiTarget, isSessionStatus, updateRefusal } from '../state-machine.ts';
import {
  chooseNodes,
  finishBackendSteps,
  isBackendOnly,
  nodeErrors,
  readNodes,
  reopen,
} from './resubmission.ts';
import type { RepeatGuard } from './resubmission-repeats.ts';
import { createRepeatGuard } from './resubmission-repeats.ts';

type Update = { to: ApiTarget; comment: string | null; nodes: ResubmitNode[] | null };

/** `PATCH /v3/session/{id}/update-status/` (Didit OpenAPI: update session status). */
export function registerUpdateStatus(app: FastifyInstance, sandbox: Sandbox): void {
  const repeats = createRepeatGuard();
  app.patch(`/v3/session/${uuidParam('sessionId')}/update-status/`, async (request) => {
    const id = pathPart(request, 'sessionId');
    const { session } = requireKeyThenSession(sandbox, request, id, WRITE_SESSIONS);
    // The state is judged before the body is even read.
    const refusal = updateRefusal(session.status);
    if (refusal !== null) throw new Refusal(400, { detail: refusal });
    const update = readUpdate(bodyOf(request));
    if (update.to === session.status) {
      throw new Refusal(400, ['The new status is the same as the current status.']);
    }
    if (update.to === 'Resubmitted') resubmit(sandbox, session, update, repeats);
    else apply(sandbox, session, update);
    return { session_id: session.id };
  });
}

function apply(sandbox: Sandbox, session: SessionRecord, update: Update): SessionRecord {
  const { to, comment } = update;
  const monitored = to === 'Declined' ? withoutMonitoring(session) : session;
  return changeStatus(sandbox, monitored, {
    to,
    comment,
    actor: API_CLIENT,
    recordActivity: true,
    webhook: true,
  });
}

function resubmit(sandbox: Sandbox, session: SessionRecord, update: Update, repeats: RepeatGuard): void {
  const nodes = chooseNodes(session, update.nodes);
  if (nodes.every((node) => isBackendOnly(session, node))) {
    repeats.refuseSoon(session.id, nodes, sandbox.clock.now());
  }
  sandbox.store.transaction(() => {
    const reopened = apply(sandbox, reopen(sandbox, session, nodes, update.comment), update);
    finishBackendSteps(sandbox, session, reopened);
  });
}

/** Declining turns ongoing monitoring off (Didit OpenAPI: update session status). */
function withoutMonitoring(session: SessionRecord): SessionRecord {
  const screenings = session.blocks.aml_screenings;
  if (screenings === null) return session;
  const aml_screenings = screenings.map((item) => ({
    ...item,
    is_ongoing_monitoring_enabled: false,
    next_ongoing_monitoring_bill_date: null,
  }));
  return { ...session, blocks: { ...session.blocks, aml_screenings } };
}

/** All field errors at once, then the rules between fields. @throws Refusal 400 */
function readUpdate(body: JsonObject): Update {
  const errors: JsonObject = {};
  const put = (field: string, problem: Json | null) => {
    if (problem !== null) errors[field] = problem;
  };
  put('new_status', statusProblem(body));
  put('comment', textProblem(body.comment));
  put('nodes_to_resubmit', nodeErrors(body.nodes_to_resubmit));
  put('send_email', booleanProblem(body.send_email));
  put('email_address', emailProblem(body.email_address));
  if (Object.keys(errors).length > 0) throw new Refusal(400, errors);
  if (isTrue(body.send_email) && (body.email_address ?? '') === '') {
    throw new Refusal(400, { email_address: ['Email address is required when send_email is true.'] });
  }
  const to = body.new_status;
  if (!isApiTarget(to)) throw new Error('new_status was checked above');
  return {
    to,
    comment: body.comment === undefined || body.comment === null ? null : String(body.comment),
    nodes: readNodes(body.nodes_to_resubmit),
  };
}

function statusProblem(body: JsonObject): Json | null {
  const value = body.new_status;
  if (value === undefined) return ['This field is required.'];
  if (value === null) return ['This field may not be null.'];
  if (isApiTarget(value)) return null;
  if (isSessionStatus(value)) {
    return ["You can only update the status to 'Approved', 'Declined', or 'Resubmitted'."];
  }
  return [`"${typeof value === 'string' ? value : JSON.stringify(value)}" is not a valid choice.`];
}

function textProblem(value: Json | undefined): Json | null {
  const isText =
    value === undefined || value === null || typeof value === 'string' || typeof value === 'number';
  return isText ? null : ['Not a valid string.'];
}

function booleanProblem(value: Json | undefined): Json | null {
  const known = [undefined, true, false, 'true', 'false', 'True', 'False', 0, 1, '0', '1'];
  return known.some((word) => word === value) ? null : ['Must be a valid boolean.'];
}

function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true' || value === 'True' || value === 1 || value === '1';
}

function emailProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null || value === '') return null;
  const valid = typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
  return valid ? null : ['Enter a valid email address.'];
}
