import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

/** What every part of the sandbox works with; made once in app.ts. */
export type Sandbox = {
  store: Store;
  clock: Clock;
  apiKey: string;
  /** Signs picture links; kept in the store so that links survive a restart. */
  mediaSecret: string;
  mediaExpirySeconds: number;
  applicationId: string;
  /** Origin written into session, picture and paging links. */
  origin: () => string;
  /** Tells the webhook sender that deliveries may be due. */
  wakeSender: () => void;
};

/** The sandbox is one Didit application; its id is fixed so that deliveries look the same everywhere. */
export const APPLICATION_ID = '5f0c1d2e-7a84-4b39-9d16-2c8e4f7a9b03';
