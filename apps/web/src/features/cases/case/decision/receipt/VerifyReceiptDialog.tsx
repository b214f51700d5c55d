import { contract, type ReceiptMark } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { fetchFile } from '../../../../../api/download-file.ts';
import { useEnvironment } from '../../../../../session/me.ts';
import { CopyText } from '../../../../../ui/CopyText.tsx';
import { ErrorPanel } from '../../../../../ui/ErrorPanel.tsx';
import { Loading } from '../../../../../ui/Loading.tsx';
import { VerifyResult } from '../../../../audit/bundle/VerifyResult.tsx';

interface VerifyReceiptDialogProps {
  mark: ReceiptMark;
  onClose: () => void;
}

/** Takes the receipt and checks it here, by its own mathematics and the public key of the log. */
export function VerifyReceiptDialog({ mark, onClose }: VerifyReceiptDialogProps) {
  const titleId = useId();
  const key = useEnvironment()?.auditKey;
  const { decisionId } = mark;
  const result = useQuery({
    queryKey: ['verify-receipt', decisionId],
    enabled: key !== undefined,
    // Each look is asked for by a person, and is on record.
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const { bytes } = await fetchFile(contract.getReceipt, { decisionId });
      const { reportInWords, verifyFile } = await import('@docket/audit/pack');
      const report = await verifyFile(bytes, { key });
      return { report, words: reportInWords(report) };
    },
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId} variant="h1" component="h2">
        Receipt {mark.code}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2', '&&': { pt: 0.5 } }}>
        <span>
          The receipt is checked here, in your browser. Whoever has the file checks it the same way, without
          Docket, with the public key of the log.
        </span>
        {result.isPending && <Loading rows={4} label="Checking the receipt" />}
        {result.error !== null && <ErrorPanel error={result.error} onRetry={() => void result.refetch()} />}
        {result.data !== undefined && <VerifyResult {...result.data} />}
        <Box sx={{ display: 'grid', gap: 0.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {key !== undefined && <CopyText label="public key" text={key} shown={`Public key ${key}`} />}
          <CopyText label="SHA-256" text={mark.sha256} shown={`SHA-256 ${mark.sha256}`} />
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
