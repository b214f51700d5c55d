import type { Decision, ReceiptMark } from '@docket/contracts';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { CopyText } from '../../../../../ui/CopyText.tsx';
import { useReceipt } from '../../header/use-report.ts';
import { VerifyReceiptDialog } from './VerifyReceiptDialog.tsx';

/** The receipt itself: its code, the file, and the check anybody can make. */
export function ReceiptMarkRow({ decision, mark }: { decision: Decision; mark: ReceiptMark }) {
  const [verifying, setVerifying] = useState(false);
  const download = useReceipt(decision.id);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.5 }}>
      <Box component="code" sx={{ mr: 0.5, fontSize: 12, letterSpacing: 0.2 }}>
        <CopyText label="receipt code" text={mark.code} shown={mark.code} />
      </Box>
      <Button
        size="small"
        color="inherit"
        startIcon={<FileDownloadOutlined />}
        onClick={() => void download()}
        aria-label="Download receipt"
      >
        Download
      </Button>
      <Button
        size="small"
        color="inherit"
        startIcon={<VerifiedOutlined />}
        onClick={() => setVerifying(true)}
        aria-label="Verify receipt"
      >
        Verify
      </Button>
      {verifying && <VerifyReceiptDialog mark={mark} onClose={() => setVerifying(false)} />}
    </Box>
  );
}
