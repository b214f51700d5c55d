import { type Connection, contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import { useRead } from '../../api/query.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { BalanceSection } from './account/BalanceSection.tsx';
import { connectionInWords } from './connection-words.ts';
import { FirstRun } from './FirstRun.tsx';
import { KeySection } from './key/KeySection.tsx';
import { SecretSection } from './webhook/SecretSection.tsx';
import { WebhookSection } from './webhook/WebhookSection.tsx';

/** How this installation and Didit reach each other, and how an administrator changes that. */
export default function ConnectionPage() {
  const read = useRead(contract.getConnection, {}, { staleTime: 5_000 });
  const connection = read.data?.connection;
  return (
    <PageFrame
      title="Connection"
      subtitle={
        connection === undefined ? 'How Docket and Didit reach each other.' : connectionInWords(connection)
      }
    >
      {read.error !== null && <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />}
      {connection === undefined && read.error === null && <Loading rows={8} label="Asking Didit" />}
      {connection !== undefined && (
        <>
          <Trouble connection={connection} />
          {connection.key.source === 'none' ? (
            <FirstRun connection={connection} />
          ) : (
            <>
              <KeySection connection={connection} />
              <BalanceSection connection={connection} />
              <WebhookSection connection={connection} />
              <SecretSection connection={connection} />
            </>
          )}
        </>
      )}
    </PageFrame>
  );
}

/** What keeps the stored secrets from being used, or new ones from being stored. */
function Trouble({ connection: { problem, because, canStore } }: { connection: Connection }) {
  if (problem !== 'none') {
    return (
      <Alert severity="error" sx={{ mb: 2 }}>
        {because}
      </Alert>
    );
  }
  if (canStore) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      Nothing can be changed here, because this server has no key to encrypt secrets with. Its operator sets{' '}
      <code>SECRETS_KEY</code> or <code>SECRETS_KEY_FILE</code> and restarts it.
    </Alert>
  );
}
