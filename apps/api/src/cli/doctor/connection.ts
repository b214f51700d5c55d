import type { ConnectionState } from '../../connection/read-state.ts';
import { withConnection } from '../with-connection.ts';
import { bad, type Finding, good, look } from './check.ts';

/** Whether the Didit secrets that are stored can be used, and the connection as the server would see it. */
export async function checkConnection(): Promise<{ findings: Finding[]; state: ConnectionState | null }> {
  const read: { state: ConnectionState | null } = { state: null };
  const finding = await look('connection', 'Check DATABASE_URL, and that the database is prepared.', () =>
    withConnection(async ({ connection }) => {
      const state = connection.state();
      read.state = state;
      if (state.problem !== 'none') {
        return bad('connection', state.because ?? state.problem, 'See the page "Connection" in the web app.');
      }
      const { because } = connection.secretsKey;
      const store = because === null ? '' : `; nothing can be stored: ${because}`;
      return good(
        'connection',
        `API key ${WORDS[state.keySource]}, webhook ${WORDS[state.webhookSource]}${store}`,
      );
    }),
  );
  return { findings: [finding], state: read.state };
}

const WORDS = { database: 'stored', environment: 'from the settings', none: 'missing' } as const;
