import { randomUUID } from 'node:crypto';
import type { Cookies } from '../rig/cookies.ts';
import type { Rig } from '../rig/rig.ts';
import { makeCases, makePerson, type Person, type Request, type Role, send } from './people.ts';

/** An act that one person asks for and another has to agree to. */
export interface Act {
  readonly name: string;
  /** The roles whose permissions let somebody ask for it. */
  readonly makers: readonly Role[];
  readonly blind?: true;
  /** Who answers it honestly; a manager where nothing is said. */
  readonly checker?: Role;
  /** Void as soon as the maker has another role or is disabled, so that it is agreed to before that. */
  readonly isTheirRoles?: true;
  /** `as`: the sign-in of the maker in which it is asked for. Errors: when it was not, or does not wait for anybody. */
  begin(rig: Rig, maker: Person, as: Cookies): Promise<Begun>;
}

export interface Begun {
  readonly caseId: string;
  /** Everything a second person could say. */
  readonly words: readonly Request[];
  /** What an honest one says, in this order. */
  readonly agreement: readonly Request[];
  /** Who agreed, by the database; empty while nobody has. */
  agreedBy(): Promise<string[]>;
}

const BOTH: readonly Role[] = ['reviewer', 'manager'];
const MANAGERS: readonly Role[] = ['manager'];
const GROUNDS = { reason: 'other', note: 'Looked at.' };

type Asked = (caseId: string) => Request;
const decide =
  (verb: string, more: object = {}): Asked =>
  (caseId) => ({ path: `/api/cases/${caseId}/${verb}`, body: { ...GROUNDS, ...more } });
const BLOCK = decide('block', { targets: ['document'] });
const UNBLOCK: Asked = (caseId) => ({
  method: 'DELETE',
  path: `/api/blocklist/${caseId}`,
  body: { ...GROUNDS, targets: ['document'] },
});

/** Every two-person act of the product, each by everybody who may ask for it. */
export const ACTS: readonly Act[] = [
  decision('approve', BOTH, 'In Review', decide('approve')),
  decision('decline', BOTH, 'In Review', decide('decline')),
  decision('block', BOTH, 'In Review', BLOCK),
  decision('unblock', MANAGERS, 'Declined', UNBLOCK),
  decision('overturn', MANAGERS, 'Declined', decide('approve')),
  { name: 'correct, a colleague decides', makers: BOTH, begin: correctFirst },
  { name: 'erase', makers: MANAGERS, begin: askToErase },
  {
    name: 'change the policy',
    makers: ['manager', 'admin'],
    checker: 'admin',
    isTheirRoles: true,
    begin: askForPolicy,
  },
  { ...decision('approve, checked blind', BOTH, 'In Review', decide('approve')), blind: true },
];

function decision(name: string, makers: readonly Role[], status: string, asked: Asked): Act {
  return {
    name,
    makers,
    async begin(rig, _maker, as) {
      const [caseId = ''] = await makeCases(rig, 1, status);
      return waiting(rig, caseId, as, asked);
    },
  };
}

/** Who changed what a decision rests on is no second pair of eyes on it either. */
async function correctFirst(rig: Rig, maker: Person): Promise<Begun> {
  const [caseId = ''] = await makeCases(rig, 1);
  // Told to Didit already, so that the case may be decided; what was corrected is not what is tried here.
  await rig.db.query(
    `insert into corrections (id, case_id, document, changes, reason, made_by, made_at, idempotency_key,
         request_sha256, audit_entry_id, state, settled_at)
       values ($1, $2, 'identity', '[]', 'misread', $3, now(), $4, '', $5, 'told', now() - interval '1 hour')`,
    [randomUUID(), caseId, maker.id, randomUUID(), randomUUID()],
  );
  const colleague = await makePerson(rig, 'reviewer');
  return waiting(rig, caseId, colleague.cookies, decide('approve'));
}

/** Asks for the decision, which then waits for a second person. */
async function waiting(rig: Rig, caseId: string, as: Cookies, asked: Asked): Promise<Begun> {
  // Refused where nobody holds the case, as when values come off the blocklist: then nobody asks for it either.
  await send(rig.api, as, { path: `/api/cases/${caseId}/claim` });
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
  const answer = await send(rig.api, as, { ...asked(caseId), headers });
  if (answer.status !== 202) throw new Error(`deciding answered ${answer.status}: ${answer.text}`);
  const { decision: made } = JSON.parse(answer.text) as { decision: Made }; // contract.approveCase
  if (made.state !== 'pending_approval') throw new Error(`it does not wait for anybody: ${made.state}`);
  const path = `/api/decisions/${made.id}`;
  const note = 'Looked at it as well.';
  const { digest } = made;
  const agree = { path: `${path}/agree`, body: { digest } };
  const choose = { path: `${path}/choose`, body: { outcome: made.outcome, note } };
  const words = ['disagree', 'ask'].map((word) => ({ path: `${path}/${word}`, body: { digest, note } }));
  return {
    caseId,
    words: made.blind ? [choose, agree, ...words] : [agree, ...words],
    agreement: made.blind ? [choose, agree] : [agree],
    agreedBy: () =>
      idsOf(
        rig,
        `select checker_id as id from checks join decisions on decisions.id = decision_id
          where decision_id = $1 and verdict = 'agreed' and state = 'queued'`,
        made.id,
      ),
  };
}

/** The part of contract.Decision that is of use here. */
interface Made {
  readonly id: string;
  readonly state: string;
  readonly outcome: string;
  readonly blind: boolean;
  readonly digest: string;
}

/** Nobody was verified in such a case, so that no duty to keep it stands in the way. */
async function askToErase(rig: Rig, _maker: Person, as: Cookies): Promise<Begun> {
  const [caseId = ''] = await makeCases(rig, 1, 'Abandoned');
  const body = { basis: 'customer-asked', note: 'By letter.' };
  const answer = await send(rig.api, as, { path: `/api/cases/${caseId}/erasure`, body });
  if (answer.status !== 201) throw new Error(`asking to erase answered ${answer.status}: ${answer.text}`);
  const { erasure } = JSON.parse(answer.text) as { erasure: { id: string } }; // contract.requestErasure
  // Refusing one's own request is taking it back, which anybody may.
  const agree = { path: `/api/erasures/${erasure.id}/agree` };
  return {
    caseId,
    words: [agree],
    agreement: [agree],
    agreedBy: () =>
      idsOf(rig, `select checked_by as id from erasures where id = $1 and state = 'done'`, erasure.id),
  };
}

/** As it is in force: what the other acts need stays as they need it. */
async function askForPolicy(rig: Rig, _maker: Person, as: Cookies): Promise<Begun> {
  const read = await send(rig.api, as, { method: 'GET', path: '/api/policy' });
  const { policy } = JSON.parse(read.text) as { policy: PolicyInForce }; // contract.getPolicy
  const { version, rules, expiryHours, blind } = policy;
  const answer = await send(rig.api, as, {
    method: 'PUT',
    path: '/api/policy',
    headers: { 'if-match': `"${version}"` },
    body: { rules, expiryHours, blind, because: 'To be tried.' },
  });
  if (answer.status !== 202) throw new Error(`asking for a policy answered ${answer.status}: ${answer.text}`);
  const { proposal } = JSON.parse(answer.text) as { proposal: { id: string } }; // contract.Waits
  const path = `/api/proposals/${proposal.id}`;
  const headers = { 'if-match': '"1"' };
  const agree = { path: `${path}/agree`, headers };
  return {
    // About no case; there is none of this id.
    caseId: randomUUID(),
    words: [agree, { path: `${path}/refuse`, headers, body: { answer: 'Not convinced.' } }],
    agreement: [agree],
    agreedBy: () =>
      idsOf(rig, `select checker_id as id from proposals where id = $1 and state = 'agreed'`, proposal.id),
  };
}

/** The part of contract.Policy that is of use here. */
interface PolicyInForce {
  readonly version: number;
  readonly rules: readonly string[];
  readonly expiryHours: number;
  readonly blind: boolean;
}

async function idsOf(rig: Rig, query: string, id: string): Promise<string[]> {
  const { rows } = await rig.db.query<{ id: string }>(query, [id]);
  return rows.map((row) => row.id);
}
