import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { may, rolesInWords, useMe } from '../../../session/me.ts';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import type { AuditSearch } from '../audit-search.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { VerifyBundleDialog } from './VerifyBundleDialog.tsx';

/** The log as a file: taking it along, and checking one that somebody brings. */
export function BundleButtons({ search, verifierKey }: { search: AuditSearch; verifierKey: string }) {
  const me = useMe();
  const [open, setOpen] = useState<'export' | 'verify' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setOpen('verify')}>
        Verify a file
      </Button>
      <ReasonedButton
        allowed={
          may(me, 'audit:export') || { because: `Only an ${rolesInWords('audit:export')} exports the log.` }
        }
        variant="outlined"
        color="inherit"
        startIcon={<FileDownloadOutlined />}
        onClick={() => setOpen('export')}
      >
        Export
      </ReasonedButton>
      {open === 'export' && <ExportDialog search={search} onClose={close} />}
      {open === 'verify' && <VerifyBundleDialog verifierKey={verifierKey} onClose={close} />}
    </>
  );
}
