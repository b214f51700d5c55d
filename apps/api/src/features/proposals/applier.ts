import type { OneTimeCode, ProposalKind } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import type { Accord } from './accord.ts';

/** What was asked for, as it was kept. */
export interface Kept {
  readonly about: string | null;
  readonly based_on: number | null;
  readonly payload: unknown;
}

/** How one kind of change is put in force once it is agreed to: by the feature whose it is, as if it had been asked for alone. */
export interface Applier {
  /** Why what it would change is not as it was any more; null when it is. Locks it. */
  readonly whyVoid: (trx: Trx, kept: Kept) => Promise<string | null>;
  /** Returns the code for whoever has an account by this. Errors: those of doing it alone. */
  readonly apply: (
    trx: Trx,
    deps: Deps,
    checker: Actor,
    kept: Kept,
    accord: Accord,
  ) => Promise<OneTimeCode | null>;
}

/** Handed in by app.ts: the features whose changes wait know this one, so it cannot know them. */
export type Appliers = Readonly<Record<ProposalKind, Applier>>;
