import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../../layout/feedback.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { countInWords } from '../../../ui/format.ts';
import type { AuditSearch } from '../audit-search.ts';
import { downloadBundle, type Received, sizeInWords } from './download-bundle.ts';
import { type ExportChoice, firstChoice, queryOf } from './export-query.ts';

/** Which part of the log is taken along, and the download as it goes on. */
export function ExportDialog({ search, onClose }: { search: AuditSearch; onClose: () => void }) {
  const announce = useAnnounce();
  const [choice, setChoice] = useState(() => firstChoice(search));
  const [received, setReceived] = useState<Received | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [wrong, setWrong] = useState<{ field: string; problem: string } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const change = (part: Partial<ExportChoice>) => {
    setChoice({ ...choice, ...part });
    setWrong(null);
  };
  const start = async () => {
    const query = queryOf(choice);
    if ('problem' in query) return setWrong(query);
    stop.current = new AbortController();
    setError(null);
    setReceived({ bytes: 0, entries: 0 });
    try {
      const filename = await downloadBundle(query, setReceived, stop.current.signal);
      announce(`Exported ${filename}`);
      onClose();
    } catch (failure) {
      // Stopped by the person who started it: no error to show.
      if (!stop.current.signal.aborted)
        setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setReceived(null);
    }
  };
  return (
    <FormDialog
      title="Export the audit log"
      submit={{ label: 'Export' }}
      pending={received !== null}
      error={error}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      <span>A zip file that anybody can verify without Docket. That you export it is itself recorded.</span>
      <Scope choice={choice} wrong={wrong} onChange={change} />
      {received !== null && <Progress received={received} onStop={() => stop.current?.abort()} />}
    </FormDialog>
  );
}

const LABELS = { all: 'The whole log', case: 'One case', period: 'A period' } as const;
const KINDS = ['all', 'case', 'period'] as const;
const SHRUNK = { slotProps: { inputLabel: { shrink: true } } } as const;

interface ScopeProps {
  choice: ExportChoice;
  wrong: { field: string; problem: string } | null;
  onChange: (part: Partial<ExportChoice>) => void;
}

function Scope({ choice, wrong, onChange }: ScopeProps) {
  const field = (name: 'caseId' | 'from' | 'to' | 'held') => ({
    ...SHRUNK,
    value: choice[name],
    error: wrong?.field === name,
    helperText: wrong?.field === name ? wrong.problem : undefined,
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  return (
    <>
      <FormControl>
        <FormLabel id="export-what">What</FormLabel>
        <RadioGroup
          aria-labelledby="export-what"
          value={choice.what}
          onChange={(_, value) => onChange({ what: KINDS.find((kind) => kind === value) ?? 'all' })}
        >
          {KINDS.map((kind) => (
            <FormControlLabel key={kind} value={kind} control={<Radio size="small" />} label={LABELS[kind]} />
          ))}
        </RadioGroup>
      </FormControl>
      {choice.what === 'case' && <TextField label="Case id" {...field('caseId')} />}
      {choice.what === 'period' && (
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <TextField type="date" label="From" fullWidth {...field('from')} />
          <TextField type="date" label="To" fullWidth {...field('to')} />
        </Box>
      )}
      {choice.what !== 'all' && (
        <TextField
          label="Entries in a checkpoint you keep (optional)"
          {...field('held')}
          {...(wrong?.field === 'held'
            ? {}
            : { helperText: 'The file then proves that nothing before that checkpoint was changed.' })}
        />
      )}
    </>
  );
}

function Progress({ received, onStop }: { received: Received; onStop: () => void }) {
  const { bytes, entries } = received;
  const amount = entries === 0 ? '' : ` of ${countInWords(entries)} entries, compressed`;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: 1 }}>
        <LinearProgress aria-label="Export" />
        <Box role="status" sx={{ mt: 0.5, color: 'text.secondary' }}>
          {bytes === 0 ? 'The server prepares the file …' : `${sizeInWords(bytes)} received${amount}`}
        </Box>
      </Box>
      <Button color="inherit" onClick={onStop}>
        Stop
      </Button>
    </Box>
  );
}
