import { contract, type Role } from '@docket/contracts';
import { DEMO_PASSWORD } from '../../src/features/users/ensure-demo-users.ts';
import type { Answer, CallInput } from '../../test/caller.ts';
import type { Harness, Person } from '../../test/harness.ts';
import { ask, type Tally } from './tally.ts';

const OWNERS = ['own', 'other', 'none'] as const;
type Owner = (typeof OWNERS)[number];
type Cell = { readonly [O in Owner]: string | number };

/** What somebody whose role allows it is answered, by whose the thing is: a status, or a problem's code. */
interface Row {
  readonly name: keyof typeof contract;
  readonly roles: Partial<Record<Role, Cell>>;
  readonly input: (t: Harness, by: Person, owner: Owner) => Promise<CallInput>;
}

const claims = (answered: Cell) => ({ reviewer: answered, manager: answered });
const onlyOwn = (status: number): Cell => ({ own: status, other: 'claim-lost', none: 'claim-lost' });

/** A colleague who may do as much. */
const colleagueOf = (by: Person): Person => (by === 'manager' ? 'reviewer' : 'reviewer2');

/** A case that the person, a colleague or nobody holds. */
async function caseOf(t: Harness, by: Person, owner: Owner): Promise<{ caseId: string; version: number }> {
  if (owner !== 'none') return t.claimed(owner === 'own' ? by : colleagueOf(by));
  const caseId = await t.play('review_face_match_borderline');
  return { caseId, version: await t.version(caseId) };
}

const decide = (body: object) => async (t: Harness, by: Person, owner: Owner) => {
  const { caseId, version } = await caseOf(t, by, owner);
  return { params: { caseId }, headers: t.decide(version), body };
};

/** A decision that the person or a colleague made; of nobody's there is none. */
async function decisionOf(t: Harness, by: Person, owner: Owner, needsCheck: boolean): Promise<string> {
  if (owner === 'none') return crypto.randomUUID();
  const maker = owner === 'own' ? by : colleagueOf(by);
  const { caseId, version } = await t.claimed(maker);
  const [endpoint, body] = needsCheck
    ? ([contract.blockCase, { reason: 'suspected-fraud', targets: ['face'] }] as const)
    : ([contract.approveCase, { reason: 'false-alarm' }] as const);
  const made = await t.as(maker).call(endpoint, { params: { caseId }, headers: t.decide(version), body });
  return made.body.decision.id;
}

const check = (more: object) => async (t: Harness, by: Person, owner: Owner) => {
  const decisionId = await decisionOf(t, by, owner, true);
  await t.as(by).call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
  const row = await t.db
    .selectFrom('decisions')
    .select('digest')
    .where('id', '=', decisionId)
    .executeTakeFirst();
  return { params: { decisionId }, body: { digest: row?.digest ?? 'f'.repeat(64), ...more } };
};

const CHECKED: Cell = { own: 'own-decision', other: 200, none: 'not-found' };

const ROWS: readonly Row[] = [
  { name: 'getCase', roles: { ...claims({ own: 200, other: 200, none: 200 }) }, input: onCase() },
  { name: 'addNote', roles: claims({ own: 201, other: 201, none: 201 }), input: onCase({ text: 'Seen.' }) },
  { name: 'claimCase', roles: claims({ own: 200, other: 'case-held', none: 200 }), input: onCase() },
  { name: 'releaseCase', roles: claims(onlyOwn(200)), input: onCase() },
  {
    name: 'takeOverCase',
    roles: { manager: { own: 'case-not-held', other: 200, none: 'case-not-held' } },
    input: onCase({ reason: 'The colleague is ill today.' }),
  },
  {
    name: 'assignCase',
    roles: { manager: { own: 200, other: 200, none: 200 } },
    input: async (t, by, owner) => {
      const { caseId, version } = await caseOf(t, by, owner);
      const headers = { 'if-match': `"${version}"` };
      return { params: { caseId }, headers, body: { userId: await t.userId('reviewer2') } };
    },
  },
  {
    name: 'tagCase',
    roles: claims({ own: 200, other: 200, none: 200 }),
    input: async (t, by, owner) => {
      const { caseId, version } = await caseOf(t, by, owner);
      return { params: { caseId }, headers: { 'if-match': `"${version}"` }, body: { tag: 'bank' } };
    },
  },
  {
    name: 'snoozeCase',
    roles: claims({ own: 200, other: 'case-held', none: 200 }),
    input: async (t, by, owner) => {
      const { caseId, version } = await caseOf(t, by, owner);
      const until = new Date(t.clock.now().getTime() + 3_600_000).toISOString();
      return { params: { caseId }, headers: { 'if-match': `"${version}"` }, body: { until } };
    },
  },
  { name: 'approveCase', roles: claims(onlyOwn(202)), input: decide({ reason: 'false-alarm' }) },
  {
    name: 'declineCase',
    roles: claims(onlyOwn(202)),
    input: decide({ reason: 'face-mismatch', note: 'Another.' }),
  },
  {
    name: 'requestResubmission',
    roles: claims(onlyOwn(202)),
    input: decide({ reason: 'document-unreadable', steps: [{ nodeId: 'feature_ocr_1', feature: 'OCR' }] }),
  },
  {
    name: 'blockCase',
    roles: claims(onlyOwn(202)),
    input: decide({ reason: 'suspected-fraud', targets: ['face'] }),
  },
  {
    name: 'withdrawDecision',
    roles: {
      reviewer: { own: 200, other: 'decision-not-withdrawable', none: 'not-found' },
      manager: { own: 200, other: 200, none: 'not-found' },
    },
    input: async (t, by, owner) => ({ params: { decisionId: await decisionOf(t, by, owner, false) } }),
  },
  { name: 'agreeWithDecision', roles: { manager: CHECKED }, input: check({}) },
  {
    name: 'disagreeWithDecision',
    roles: { manager: CHECKED },
    input: check({ note: 'Not convinced by it.' }),
  },
  { name: 'askAboutDecision', roles: { manager: CHECKED }, input: check({ note: 'Why this person?' }) },
  {
    name: 'listAudit',
    roles: {
      reviewer: { own: 200, other: 'forbidden', none: 'forbidden' },
      manager: { own: 200, other: 200, none: 200 },
      admin: { own: 200, other: 200, none: 200 },
      auditor: { own: 200, other: 200, none: 200 },
    },
    input: async (t, by, owner) => ({
      query: {
        actor:
          owner === 'none' ? crypto.randomUUID() : await t.userId(owner === 'own' ? by : colleagueOf(by)),
      },
    }),
  },
  {
    name: 'updateUser',
    roles: { admin: { own: 'user-not-changeable', other: 200, none: 'not-found' } },
    input: async (t, by, owner) => {
      const userId =
        owner === 'none' ? crypto.randomUUID() : await t.userId(owner === 'own' ? by : 'auditor');
      const row = await t.db
        .selectFrom('users')
        .select(['version', 'name'])
        .where('id', '=', userId)
        .executeTakeFirst();
      const body = owner === 'own' ? { role: 'manager' } : { name: `${row?.name} the second` };
      return { params: { userId }, headers: { 'if-match': `"${row?.version ?? 1}"` }, body };
    },
  },
];

function onCase(body?: object): Row['input'] {
  return async (t, by, owner) => {
    const { caseId } = await caseOf(t, by, owner);
    return { params: { caseId }, ...(body === undefined ? {} : { body }) };
  };
}

/** How a route answered a role about a thing that is somebody's. */
export interface AskedAbout {
  readonly name: string;
  readonly role: string;
  readonly owner: Owner;
  readonly cell: Cell;
  readonly answer: string | number;
}

/** The same route, the same role, and only whose it is differs. */
export async function askByOwner(t: Harness): Promise<AskedAbout[]> {
  const asked: AskedAbout[] = [];
  for (const { name, roles, input } of ROWS) {
    for (const [role, cell] of Object.entries(roles)) {
      for (const owner of OWNERS) {
        // Object.entries forgets that the keys are roles, each of which is a demo person.
        const by = role as Role;
        const answer = wordOf(await ask(t.as(by), contract[name], await input(t, by, owner)));
        asked.push({ name, role, owner, cell, answer });
      }
    }
  }
  return asked;
}

export function judgeOwners(asked: readonly AskedAbout[], tally: Tally): void {
  for (const { name, role, owner, cell, answer } of asked)
    tally.expect(`${name} by ${role} on ${owner}`, cell[owner], answer);
}

function wordOf({ status, body }: Answer): string | number {
  return status < 300 ? status : String(body?.code);
}
