import type { FileReport } from '@docket/audit/pack';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import { type ReactNode, useId, useState } from 'react';
import { useAnnounce } from '../../../layout/feedback.ts';
import { countInWords } from '../../../ui/format.ts';
import { sizeInWords } from './download-bundle.ts';
import { VerifyResult } from './VerifyResult.tsx';

type Outcome =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly report: FileReport; readonly words: readonly string[] }
  | { readonly state: 'unusable'; readonly problem: string };

interface VerifyBundleDialogProps {
  /** This log's own key, which a person may replace by that of another log. */
  verifierKey: string;
  onClose: () => void;
}

/** Checks a bundle, an evidence pack or a receipt in the browser, by its own mathematics. Nothing leaves the computer. */
export function VerifyBundleDialog({ verifierKey, onClose }: VerifyBundleDialogProps) {
  const titleId = useId();
  const announce = useAnnounce();
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState(verifierKey);
  const [anchor, setAnchor] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const isRunning = outcome.state === 'running';
  const verify = async (bundle: File) => {
    setOutcome({ state: 'running', done: 0, total: 0 });
    const result = await verifyHere(bundle, { key, anchor }, (done, total) =>
      setOutcome({ state: 'running', done, total }),
    );
    setOutcome(result);
    if (result.state === 'done') announce(result.report.ok ? 'The file holds' : 'The file does not hold');
  };
  return (
    <Dialog open onClose={() => !isRunning && onClose()} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId} variant="h1" component="h2">
        Verify a file
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2', '&&': { pt: 0.5 } }}>
        <span>
          An audit bundle, an evidence pack or a receipt. It is checked here, in your browser. Nothing is
          uploaded.
        </span>
        <FileField
          file={file}
          onChoose={(chosen) => {
            setFile(chosen);
            setOutcome({ state: 'idle' });
          }}
        />
        <TextField
          label="Public key of the log"
          value={key}
          onChange={({ target }) => setKey(target.value)}
          helperText="This log’s own. Empty: the key in the file is believed, and the result says so; a receipt brings none."
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          label="Older checkpoints you keep (optional)"
          value={anchor}
          onChange={({ target }) => setAnchor(target.value)}
          multiline
          minRows={2}
          maxRows={6}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <Result outcome={outcome} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose} disabled={isRunning}>
          Close
        </Button>
        <Button
          variant="contained"
          disabled={file === null}
          loading={isRunning}
          onClick={() => file !== null && void verify(file)}
        >
          Verify
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function FileField({ file, onChoose }: { file: File | null; onChoose: (file: File | null) => void }) {
  const id = useId();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Box component="label" htmlFor={id} sx={{ typography: 'subtitle2' }}>
        File
      </Box>
      <input
        id={id}
        type="file"
        accept=".zip,.json,application/zip,application/json"
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
      {file !== null && <Box sx={{ color: 'text.secondary' }}>{sizeInWords(file.size)}</Box>}
    </Box>
  );
}

function Result({ outcome }: { outcome: Outcome }): ReactNode {
  switch (outcome.state) {
    case 'idle':
      return null;
    case 'running': {
      const { done, total } = outcome;
      return (
        <Box>
          <LinearProgress
            aria-label="Verification"
            variant={total === 0 ? 'indeterminate' : 'determinate'}
            value={total === 0 ? 0 : Math.min(100, (100 * done) / total)}
          />
          <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
            {`${countInWords(done)} of ${countInWords(total)} entries`}
          </Box>
        </Box>
      );
    }
    case 'unusable':
      return <Alert severity="error">{`This file cannot be verified: ${outcome.problem}.`}</Alert>;
    case 'done':
      return <VerifyResult report={outcome.report} words={outcome.words} />;
  }
}

/** The mathematics is loaded when it is first needed. Between its steps the page gets its turn to draw. */
async function verifyHere(
  file: File,
  given: { readonly key: string; readonly anchor: string },
  onProgress: (done: number, total: number) => void,
): Promise<Outcome> {
  const { BundleError, readNotes, reportInWords, verifyFile } = await import('@docket/audit/pack');
  const key = given.key.trim();
  try {
    const report = await verifyFile(file, {
      key: key === '' ? undefined : key,
      anchors: readNotes(given.anchor),
      onProgress: async (done, total) => {
        onProgress(done, total);
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
    return { state: 'done', report, words: reportInWords(report) };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return { state: 'unusable', problem: error.message };
  }
}
