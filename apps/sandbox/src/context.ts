import type { Clock } from './clock.ts';
import type { ProfileSwitch } from './profile.ts';
import type { Store } from './store.ts';
import type { WebhookModeSwitch } from './webhook-mode.ts';

/** What every part of the sandbox works with; made once in app.ts. */
export type Sandbox = {
  store: Store;
  clock: Clock;
  /** The application's primary key; it may do everything. Named keys are in the store. */
  apiKey: string;
  profile: ProfileSwitch;
  webhookMode: WebhookModeSwitch;
  /** Signs picture links and share tokens; kept in the store so that links survive a restart. */
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

/** Another application of the same invented organisation, to share sessions with. */
export const PARTNER_APPLICATION_ID = '8d2b6f41-3c90-4e57-a1f8-6b0d9c24e715';

export const ORGANIZATION = { uuid: '1b7e4a90-62d3-4f18-9c05-e3a8d7f6b214', name: 'Specimen Organisation' };
