import { Connection } from '@docket/contracts';

/** A connection from the environment with a webhook in order, for tests. */
export function sample(changes: Partial<Connection> = {}): Connection {
  return Connection.parse({
    version: 7,
    didit: 'verification.didit.me',
    problem: 'none',
    because: null,
    canStore: true,
    key: { source: 'environment', lastFour: 'kkkk', changedAt: null, changedBy: null },
    application: { id: null, name: null, environment: 'live' },
    cases: 12,
    balance: { amount: '500.0000', autoRefill: false, because: null },
    webhook: {
      source: 'environment',
      lastFour: 'ssss',
      rotatedAt: null,
      previousUntil: null,
      publicUrl: 'https://docket.example.com',
      address: 'https://docket.example.com/webhooks/didit/0f3a',
      path: '/webhooks/didit/0f3a',
      destination: {
        state: 'ok',
        because: null,
        id: 'd1',
        url: 'https://docket.example.com/webhooks/didit/0f3a',
        events: ['status.updated', 'data.updated'],
        missingEvents: [],
        deliveries: 3,
        failedDeliveries: 0,
        lastDeliveryAt: null,
      },
    },
    freshUntil: null,
    ...changes,
  });
}
