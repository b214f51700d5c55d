import { randomUUID } from 'node:crypto';
import { type Access, contract, grantOf, ROLES, type Role } from '@docket/contracts';
import type { Answer, Caller, CallInput } from '../../test/caller.ts';
import type { Harness } from '../../test/harness.ts';
import { ask, auditedBy, type Tally } from './tally.ts';

type Name = keyof typeof contract;

/** Never ends, so only its refusals are asked for. */
const ENDLESS: readonly Name[] = ['streamEvents'];
/** Would end the sign-in that the rest of the grid needs. */
const ENDS_SIGN_IN: readonly Name[] = ['signOut'];

/** Public, and answers 401 to whoever does not bring its own cookie. */
const OWN_COOKIE: readonly Name[] = ['refreshSignIn'];

/** Whether a role may ask for what is guarded so. */
export type Matrix = (role: Role, access: Access) => boolean;
export const MATRIX: Matrix = (role, access) =>
  access === 'public' || access === 'signed-in' || grantOf(role, access) !== null;

/** How a route answered a role, and which entries a refusal left. */
export interface Asked {
  readonly name: string;
  readonly access: Access;
  readonly role: Role;
  readonly answer: string;
  readonly entries: readonly string[];
}

/** Every route asked by whoever is not signed in, any more or at all. */
export async function askAsNobody(t: Harness, tally: Tally): Promise<void> {
  const nobodies = { anonymous: t.anonymous, ended: await endedSignIn(t), disabled: await disabledUser(t) };
  for (const [name, endpoint] of Object.entries(contract)) {
    if (endpoint.config.permission === 'public') continue;
    for (const [who, caller] of Object.entries(nobodies)) {
      const { status, body } = await ask(caller, endpoint, about());
      tally.expect(`${name} by ${who}`, 'not-signed-in', status === 401 ? body.code : status);
    }
  }
}

/** Every route asked by every role about what does not exist: only who may ask is looked at, which comes before all else. */
export async function askEverything(t: Harness): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [name, endpoint] of Object.entries(contract)) {
    const access = endpoint.config.permission;
    for (const role of ROLES) {
      if (MATRIX(role, access) && [...ENDLESS, ...ENDS_SIGN_IN, ...OWN_COOKIE].some((one) => one === name))
        continue;
      const first = await ask(t.as(role), endpoint, about());
      const answer = wordOf(first);
      const entries = answer === 'allowed' ? [] : await auditedBy(t, first.body.instance);
      asked.push({ name, access, role, answer, entries });
    }
  }
  return asked;
}

export function judgeRoles(asked: readonly Asked[], matrix: Matrix, tally: Tally): void {
  for (const { name, access, role, answer, entries } of asked) {
    const isAllowed = matrix(role, access);
    tally.expect(`${name} by ${role}`, isAllowed ? 'allowed' : 'forbidden', answer);
    if (!isAllowed) tally.expect(`${name} refused to ${role}: entries`, 'access.denied', entries.join());
  }
}

function wordOf({ status, body }: Answer): string {
  const isRefused = status === 401 || (status === 403 && body?.code === 'forbidden');
  return isRefused ? String(body.code) : 'allowed';
}

/** In form enough for every route; what a route does not know of it, it refuses only after having looked who asks. */
function about(): CallInput {
  const id = randomUUID();
  const params = {
    caseId: id,
    decisionId: id,
    bypassId: id,
    userId: id,
    signInId: id,
    deliveryId: id,
    workflowId: id,
    passkeyId: id,
    proposalId: id,
    mediaId: 'none',
  };
  return { params };
}

async function endedSignIn(t: Harness): Promise<Caller> {
  const cookie = await t.cookie('reviewer2');
  t.forget('reviewer2');
  const caller = withCookie(t, cookie);
  await caller.call(contract.signOut, { body: {} });
  return caller;
}

async function disabledUser(t: Harness): Promise<Caller> {
  const email = 'gone@docket.test';
  const password = 'a long enough password';
  const account = { email, name: 'Gone', role: 'manager' };
  const { body } = await ask(t.as('admin'), contract.createUser, { body: account });
  await ask(t.anonymous, contract.setPassword, { body: { code: body.invitation.code, password } });
  const { headers } = await ask(t.anonymous, contract.signIn, {
    body: { email, password },
  });
  const { id, version } = body.user;
  await ask(t.as('admin'), contract.updateUser, {
    params: { userId: id },
    headers: { 'if-match': `"${version}"` },
    body: { state: 'disabled' },
  });
  return withCookie(t, String(headers['set-cookie']).split(';')[0] ?? '');
}

function withCookie(t: Harness, cookie: string): Caller {
  return {
    call: (endpoint, input = {}) =>
      t.anonymous.call(endpoint, { ...input, headers: { ...input.headers, cookie } }),
  };
}

/** Whether something exists is told to nobody who may not see it, nor is one unknown id told from another. */
export async function askAboutUnknown(t: Harness, tally: Tally): Promise<void> {
  const known = await t.play('review_face_match_borderline');
  for (const [name, endpoint] of Object.entries(contract)) {
    if (!endpoint.url.includes(':caseId')) continue;
    for (const role of ROLES) {
      const ids = MATRIX(role, endpoint.config.permission)
        ? [randomUUID(), randomUUID()]
        : [known, randomUUID()];
      const answers: string[] = [];
      for (const caseId of ids) {
        const { status, body } = await ask(t.as(role), endpoint, { params: { caseId, mediaId: 'none' } });
        answers.push(JSON.stringify({ status, ...body, instance: '' }));
      }
      tally.expect(`${name} by ${role}: two ids`, answers[0] ?? '', answers[1] ?? '');
    }
  }
}
