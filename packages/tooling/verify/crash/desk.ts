import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cookies, fetchAs } from '../rig/cookies.ts';
import type { Rig } from '../rig/rig.ts';
import type { Told } from './checker.ts';

const ANSWER_MS = 8_000;
const SIGN_IN = '/api/auth/sign-in';

interface Intent {
  readonly key: string;
  readonly caseId: string;
  readonly version: number;
  readonly outcome: 'approve' | 'decline';
  decisionId: string | null;
  refused: boolean;
  withdrawn: boolean;
}

/** A reviewer as a program, who remembers every answer, and repeats what got none under the same key. */
export class Desk {
  readonly #rig: Rig;
  readonly #intents: Intent[] = [];
  readonly #cookies = new Cookies();

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  get told(): readonly Told[] {
    return this.#intents;
  }

  /** The sign-in outlives the server: it is rows, and cookies that say which. */
  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.#ask('POST', SIGN_IN, { email, password });
    if (answer?.status !== 200) throw new Error(`sign-in answered ${answer?.status ?? 'nothing'}`);
  }

  /** Takes the next case and claims it. Undefined when the server is gone or nothing waits. */
  async take(): Promise<{ caseId: string; version: number } | undefined> {
    const next = await this.#ask('POST', '/api/cases/next', {});
    if (next?.status !== 200) return undefined;
    const { caseId } = next.body as { caseId: string }; // contract.nextCase
    const claim = await this.#ask('POST', `/api/cases/${caseId}/claim`);
    if (claim?.status !== 200) return undefined;
    const { version } = claim.body as { version: number }; // contract.claimCase
    return { caseId, version };
  }

  async decide({ caseId, version }: { caseId: string; version: number }): Promise<Intent> {
    const outcome = this.#intents.length % 2 === 0 ? 'approve' : 'decline';
    const intent: Intent = {
      ...{ key: randomUUID(), caseId, version, outcome },
      ...{ decisionId: null, refused: false, withdrawn: false },
    };
    this.#intents.push(intent);
    await this.#put(intent);
    return intent;
  }

  /** Asks again what was never answered, as a client does that lost its connection. */
  async repeatUnanswered(): Promise<number> {
    const open = this.#intents.filter(({ decisionId, refused }) => decisionId === null && !refused);
    for (const intent of open) await this.#put(intent);
    return open.length;
  }

  async withdraw(intent: Intent): Promise<void> {
    const answer = await this.#ask('POST', `/api/decisions/${intent.decisionId}/withdraw`);
    if (answer?.status === 200) intent.withdrawn = true;
  }

  async #put(intent: Intent): Promise<void> {
    const answer = await this.#ask(
      'POST',
      `/api/cases/${intent.caseId}/${intent.outcome}`,
      { reason: 'other', note: 'Looked at.' },
      { 'idempotency-key': intent.key, 'if-match': `"${intent.version}"` },
    );
    // A 5xx is no word on what became of it.
    if (answer === undefined || answer.status >= 500) return;
    if (answer.status !== 202) intent.refused = true;
    else intent.decisionId = (answer.body as { decision: { id: string } }).decision.id; // contract.approveCase
  }

  async #ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    try {
      const answer = await fetchAs(this.#cookies, this.#rig.api, path, {
        method,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await answer.text();
      if (path === SIGN_IN && answer.ok) this.#cookies.take(answer);
      return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    } catch {
      // Killed under the request, or not there: whoever asked decides what an answer that never came means.
      await sleep(10);
      return undefined;
    }
  }
}
