import type { Rig } from '../rig/rig.ts';
import { type Answer, makePerson, type Person, type Role, send, signIn } from './people.ts';

const ADMIN = 'admin@docket.demo';

/** What an administrator can do about somebody, each time from a sign-in of that moment, as the routes demand. */
export class Admin {
  readonly #rig: Rig;
  #second: Person | undefined;

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  /** Agreed to by a second administrator, where one must. Errors: when it is not accepted. */
  async change({ id }: Person, change: { role: Role } | { state: 'active' | 'disabled' }): Promise<void> {
    const { rows } = await this.#rig.db.query<{ version: number }>(
      'select version from users where id = $1',
      [id],
    );
    const headers = { 'if-match': `"${rows[0]?.version}"` };
    const body = { ...change, because: 'To be tried.' };
    const answer = await this.#agreed(await this.#send('PATCH', `/api/users/${id}`, body, headers));
    if (answer.status !== 200) throw new Error(`a change of user answered ${answer.status}: ${answer.text}`);
  }

  /** A new account; where the address has one already, there must be none. */
  async invite(email: string): Promise<Answer> {
    return this.#send('POST', '/api/users', { email, name: 'Robin Again', role: 'manager' });
  }

  /** Every decision and every unblocking waits for a second person. Errors: when it is not accepted. */
  async demandTwo(blind: boolean): Promise<void> {
    const { rows } = await this.#rig.db.query<{ version: number }>(
      'select max(version) as version from policies',
    );
    const rules = ['overturn', 'block', 'unblock', 'every-approval', 'every-decline'];
    const body = { rules, expiryHours: 72, blind, because: 'To be tried.' };
    const headers = { 'if-match': `"${rows[0]?.version}"` };
    const answer = await this.#agreed(await this.#send('PUT', '/api/policy', body, headers));
    if (answer.status !== 200) throw new Error(`the policy answered ${answer.status}: ${answer.text}`);
  }

  /** What waits is agreed to; the answer is then that. */
  async #agreed(asked: Answer): Promise<Answer> {
    if (asked.status !== 202) return asked;
    this.#second ??= await makePerson(this.#rig, 'admin');
    const { proposal } = JSON.parse(asked.text) as { proposal: { id: string; version: number } }; // contract.Waits
    const cookies = await signIn(this.#rig.api, this.#second.email);
    const headers = { 'if-match': `"${proposal.version}"` };
    return send(this.#rig.api, cookies, { path: `/api/proposals/${proposal.id}/agree`, headers });
  }

  async #send(method: string, path: string, body: object, headers: Record<string, string> = {}) {
    const cookies = await signIn(this.#rig.api, ADMIN);
    return send(this.#rig.api, cookies, { method, path, body, headers });
  }
}
