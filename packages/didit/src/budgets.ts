import { Budget, CALLS_PER_MINUTE, type CallClass, type Usage } from './budget.ts';
import type { Call, Spent } from './call.ts';
import { DiditError } from './errors.ts';

const MAX_BACKGROUND_WAIT_MS = 60_000;

// Which limit was exceeded is told by the sentence only. Others (a quota per day, a throttled operation) concern
// single operations, and closing a whole class for them would stop people's other work.
const SENTENCES: Record<CallClass, RegExp> = {
  read: /^GET request rate limit exceeded/i,
  write: /^Write request rate limit exceeded/i,
  pdf: /^Session PDF generation rate limit exceeded/i,
  update_data: /^Session KYC data update rate limit exceeded/i,
  update_poa_data: /^Session POA data update rate limit exceeded/i,
};

/** One budget per class of calls; a call with a narrow limit of its own uses that and its method's. */
export class Budgets {
  readonly #budgets: Record<CallClass, Budget>;
  readonly #limitOf: (name: CallClass) => number;

  /** `times` the usual limits. */
  constructor(times = 1) {
    this.#limitOf = (name) => Math.max(1, Math.floor(CALLS_PER_MINUTE[name] * times));
    const budget = (name: CallClass) => new Budget(this.#limitOf(name));
    this.#budgets = {
      read: budget('read'),
      write: budget('write'),
      pdf: budget('pdf'),
      update_data: budget('update_data'),
      update_poa_data: budget('update_poa_data'),
    };
  }

  usage(): Record<'read' | 'write', Usage> {
    return { read: this.#budgets.read.usage, write: this.#budgets.write.usage };
  }

  resume(before: Spent): void {
    for (const name of ['read', 'write'] as const) this.#budgets[name].resume(before[name], before.agoMs);
  }

  /** @throws DiditError `rate_limited` with status null: Didit was not even asked */
  async take(call: Call, timeoutMs: number, wait: (ms: number) => Promise<void>): Promise<void> {
    const background = call.background ?? false;
    const maxWaitMs = background ? MAX_BACKGROUND_WAIT_MS : timeoutMs;
    for (const name of classesOf(call)) {
      const retryAfterMs = await this.#budgets[name].take(background, maxWaitMs, wait);
      if (retryAfterMs === 0) continue;
      const detail = `this client's own limit of ${this.#limitOf(name)} ${name} calls per minute is used up`;
      throw new DiditError({ kind: 'rate_limited', operation: call.operation, detail, retryAfterMs });
    }
  }

  /** Honours what a refusal says about everybody: the class Didit closed stays closed for as long as it asked. */
  heed(call: Call, error: unknown): void {
    if (!(error instanceof DiditError) || error.status !== 429 || error.retryAfterMs === null) return;
    for (const name of classesOf(call)) {
      if (SENTENCES[name].test(error.detail ?? '')) this.#budgets[name].close(error.retryAfterMs);
    }
  }
}

function classesOf(call: Call): CallClass[] {
  const general = call.method === 'GET' ? 'read' : 'write';
  return call.ownLimit === undefined ? [general] : [call.ownLimit, general];
}
