import { randomUUID } from 'node:crypto';
import { Cookies, fetchAs } from '../rig/cookies.ts';

export interface Acknowledged {
  readonly decisionId: string;
  readonly caseId: string;
  readonly outcome: 'approve' | 'decline';
}

/** A reviewer as a program: signs in, takes the next case, decides it, and remembers what was acknowledged. */
export class DeskClient {
  readonly #origin: string;
  readonly #cookies = new Cookies();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.fetch('POST', '/api/auth/sign-in', { email, password });
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
    this.#cookies.take(answer);
  }

  /** Undefined when nothing waits, or when the server is not there any more. */
  async decideNext(outcome: 'approve' | 'decline'): Promise<Acknowledged | undefined> {
    const next = await this.fetch('POST', '/api/cases/next', {});
    if (next.status !== 200) return undefined;
    const { caseId } = (await next.json()) as { caseId: string }; // contract.nextCase
    const claim = await this.fetch('POST', `/api/cases/${caseId}/claim`);
    if (claim.status !== 200) return undefined;
    const { version } = (await claim.json()) as { version: number }; // contract.claimCase
    const answer = await this.fetch(
      'POST',
      `/api/cases/${caseId}/${outcome}`,
      { reason: 'other', note: 'Looked at.' },
      {
        'idempotency-key': randomUUID(),
        'if-match': `"${version}"`,
      },
    );
    if (answer.status !== 202) {
      // Read anew in between, perhaps. Kept, it would be offered to nobody for a quarter of an hour.
      await this.fetch('POST', `/api/cases/${caseId}/release`);
      return undefined;
    }
    const { decision } = (await answer.json()) as { decision: { id: string } }; // contract.approveCase
    return { decisionId: decision.id, caseId, outcome };
  }

  async stateOf(decisionId: string): Promise<string> {
    const answer = await this.fetch('GET', `/api/decisions/${decisionId}`);
    if (answer.status === 404) return 'missing';
    const { decision } = (await answer.json()) as { decision: { state: string } }; // contract.getDecision
    return decision.state;
  }

  /** Any call of the API, as the person who signed in. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    timeoutMs = 10_000,
  ): Promise<Response> {
    return fetchAs(this.#cookies, this.#origin, path, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  }
}
