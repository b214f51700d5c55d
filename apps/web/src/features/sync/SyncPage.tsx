import { contract, type SyncStatus } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useRead } from '../../api/query.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { SyncFigures } from './SyncFigures.tsx';
import { concernsOf } from './sync-words.ts';

/** Figures move without an event too: calls leave the last minute, jobs come due. */
const REFRESH_MS = 10_000;

/** How well this desk follows Didit. */
export default function SyncPage() {
  const sync = useRead(contract.getSync, {}, { refetchInterval: REFRESH_MS });
  return (
    <PageFrame
      title="Sync"
      dense
      subtitle={sync.data === undefined ? 'How well Docket follows Didit.' : <Address status={sync.data} />}
    >
      {sync.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={sync.error} onRetry={() => void sync.refetch()} />
        </Box>
      )}
      {sync.data === undefined && sync.error === null && <Loading rows={6} label="Reading the figures" />}
      {sync.data !== undefined && (
        <>
          <Concerns status={sync.data} />
          <SyncFigures status={sync.data} />
          <ImportPanel progress={sync.data.import} />
        </>
      )}
      <DeliveryTable />
    </PageFrame>
  );
}

function Address({ status: { webhook } }: { status: SyncStatus }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, maxWidth: '100%' }}>
      Didit delivers to
      <CopyText text={webhook.address} label="webhook address" />
      {webhook.address.startsWith('/') && 'below the address of this server'}
    </Box>
  );
}

function Concerns({ status }: { status: SyncStatus }) {
  const concerns = concernsOf(status);
  if (concerns.length === 0) return null;
  return (
    <Box sx={{ px: 3, pb: 1.5, flex: 'none' }}>
      <Alert severity="warning">{concerns.join(' · ')}</Alert>
    </Box>
  );
}
