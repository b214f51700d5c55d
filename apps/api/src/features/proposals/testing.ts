import { randomUUID } from 'node:crypto';
import { contract, ROLES, type Role } from '@docket/contracts';
import { expect } from 'vitest';
import type { Answer } from '../../../test/caller.ts';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { type Visitor, visitor } from '../../../test/visitor.ts';

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
export const told = ({ status, body }: Answer) => [status, body?.code];
export const RULES = ['overturn', 'block'];

export const newcomer = (role: Role, email = `${randomUUID()}@docket.test`) => ({
  email,
  name: 'Nora Newcomer',
  role,
  because: 'She takes the desk over.',
});

type Word = 'agree' | 'refuse' | 'withdraw';
const ENDPOINTS = {
  agree: contract.agreeToProposal,
  refuse: contract.refuseProposal,
  withdraw: contract.withdrawProposal,
};

/** A desk with two administrators: the demo's, who asks, and a second one, who answers. */
export class TwoAdmins {
  readonly t: Harness;
  readonly second: Visitor;

  constructor(t: Harness, second: Visitor) {
    this.t = t;
    this.second = second;
  }

  /** Agreeing takes a sign-in of the last minutes; and what a test left waiting would stand in the way of the next. */
  async beginAnew(): Promise<void> {
    await this.second.signIn();
    for (const role of ROLES) this.t.forget(role);
    const { items } = (await this.second.call(contract.listProposals, { query: { state: 'waiting' } })).body;
    for (const proposal of items) {
      const { status } = await this.answer('refuse', { proposal });
      if (status !== 200) await this.answer('refuse', { proposal }, this.t.as('admin'));
    }
  }

  /** Asks for another policy. */
  async askForPolicy(by: Pick<Visitor, 'call'> = this.t.as('admin'), expiryHours = 24): Promise<Answer> {
    const { body } = await by.call(contract.getPolicy);
    return by.call(contract.changePolicy, {
      headers: ifMatch(body.policy.version),
      body: { rules: RULES, expiryHours, because: 'The board asked for it.' },
    });
  }

  /** Asks for an account in such a role. */
  askForAccount(role: Role, email?: string): Promise<Answer> {
    return this.t.as('admin').call(contract.createUser, { body: newcomer(role, email) });
  }

  /** Asks for another role of somebody who has an account. */
  askForRole(person: { id: string }, role: Role): Promise<Answer> {
    return this.change(person.id, { role, because: 'She takes the desk over.' });
  }

  async disable(id: string): Promise<void> {
    expect((await this.change(id, { state: 'disabled' })).status).toBe(200);
  }

  /** Of the account as it is now. */
  async change(id: string, body: object): Promise<Answer> {
    const headers = ifMatch((await this.account(id)).version);
    return this.t.as('admin').call(contract.updateUser, { params: { userId: id }, headers, body });
  }

  answer(
    word: Word,
    { proposal }: { proposal: { id: string; version: number } },
    by: Pick<Visitor, 'call'> = this.second,
    version = proposal.version,
  ): Promise<Answer> {
    return by.call(ENDPOINTS[word], {
      params: { proposalId: proposal.id },
      headers: ifMatch(version),
      ...(word === 'refuse' ? { body: { answer: 'Not before the audit.' } } : {}),
    });
  }

  account(id: string) {
    return this.t.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  row(id: string) {
    return this.t.db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  async policyInForce() {
    return (await this.t.as('auditor').call(contract.getPolicy)).body.policy;
  }

  async entriesAbout(id: string) {
    return (await this.t.audit()).filter(({ object }) => object?.id === id);
  }
}

export async function startWithTwoAdmins(): Promise<TwoAdmins> {
  const t = await startHarness();
  return new TwoAdmins(t, await visitor(t, 'admin'));
}
