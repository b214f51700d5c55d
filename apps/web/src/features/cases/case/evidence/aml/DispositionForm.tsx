import {
  type CaseDetail,
  contract,
  DISCRIMINATORS,
  Discriminator,
  ENOUGH_DISCRIMINATORS,
  FINDINGS,
  type Finding,
  reasonsFor,
} from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../../../../api/query.ts';
import { useNotify } from '../../../../../layout/feedback.ts';
import { useReasons } from '../../../../../session/reasons.ts';
import { ErrorPanel } from '../../../../../ui/ErrorPanel.tsx';
import { ReasonedButton } from '../../../../../ui/ReasonedButton.tsx';

interface DispositionFormProps {
  detail: CaseDetail;
  /** The hit on the desk first, then others of the same entity that nobody has judged. */
  hitIds: readonly [string, ...string[]];
  /** Attributes that contradict a match, as the comparison found. */
  suggested: readonly Discriminator[];
}

/** What the reviewer finds about the hit on the desk. It is kept here first and then told to Didit. */
export function DispositionForm({ detail, hitIds, suggested }: DispositionFormProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [finding, setFinding] = useState<Finding | null>(null);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Discriminator>>(new Set(suggested));
  const [note, setNote] = useState('');
  const { reasons } = useReasons();
  const fitting = finding === null ? [] : reasonsFor(reasons, finding);
  const needsNote = fitting.some((each) => each.key === reason && each.needsNote);
  const [all, setAll] = useState(false);
  const dispose = useWrite(contract.disposeHits, {
    onSuccess: () => notify({ severity: 'success', text: 'Kept; Didit is told.' }),
    onSettled: () => invalidate(queryClient, contract.getCase),
  });
  const allowed =
    detail.allowed.approve === true
      ? missing(finding, reason, needsNote && note.trim() === '')
      : detail.allowed.approve;
  const submit = () => {
    if (finding === null || reason === '') return;
    dispose.mutate({
      params: { caseId: detail.case.id },
      headers: { 'if-match': `"${detail.version}"` },
      body: {
        hitIds: all ? [...hitIds] : [hitIds[0]],
        finding,
        reason,
        discriminators: finding === 'False Positive' ? [...chosen] : [],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
  };
  return (
    <Box component="section" aria-label="Finding" sx={{ pt: 2, display: 'grid', gap: 1.25, maxWidth: 640 }}>
      <Typography variant="subtitle2" component="h4" sx={{ m: 0 }}>
        Your finding
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Finding"
        value={finding}
        onChange={(_, next: Finding | null) => {
          setFinding(next);
          setReason(next === null ? '' : (reasonsFor(reasons, next)[0]?.key ?? ''));
        }}
      >
        {FINDINGS.map((each) => (
          <ToggleButton key={each} value={each} sx={{ textTransform: 'none', px: 1.5, minHeight: 30 }}>
            {each}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {finding !== null && (
        <>
          <TextField
            select
            size="small"
            label="Reason"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            helperText={fitting.find(({ key }) => key === reason)?.clause}
            sx={{ maxWidth: 320 }}
          >
            {fitting.map(({ key, label }) => (
              <MenuItem key={key} value={key}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          {finding === 'False Positive' && <ToldApartBy chosen={chosen} onChange={setChosen} />}
          <TextField
            size="small"
            label={needsNote ? 'Note' : 'Note (optional)'}
            required={needsNote}
            multiline
            maxRows={4}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          {hitIds.length > 1 && (
            <FormControlLabel
              control={<Checkbox size="small" checked={all} onChange={(_, on) => setAll(on)} />}
              label={`Also for ${hitIds.length - 1} more ${hitIds.length === 2 ? 'hit' : 'hits'} of this name`}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          )}
        </>
      )}
      {dispose.error !== null && <ErrorPanel error={dispose.error} />}
      <div>
        <ReasonedButton allowed={allowed} variant="contained" loading={dispose.isPending} onClick={submit}>
          Keep finding
        </ReasonedButton>
      </div>
    </Box>
  );
}

function missing(finding: Finding | null, reason: string, lacksNote: boolean): true | { because: string } {
  if (finding === null) return { because: 'Choose a finding.' };
  if (reason === '') return { because: 'Choose a reason.' };
  return lacksNote ? { because: 'This reason needs a note.' } : true;
}

interface ToldApartByProps {
  chosen: ReadonlySet<Discriminator>;
  onChange: (next: ReadonlySet<Discriminator>) => void;
}

/** The attributes that tell customer and entity apart; with too few of them an approval needs a second person. */
function ToldApartBy({ chosen, onChange }: ToldApartByProps) {
  const toggle = (each: Discriminator) => {
    const next = new Set(chosen);
    if (!next.delete(each)) next.add(each);
    onChange(next);
  };
  const isEnough = chosen.size >= ENOUGH_DISCRIMINATORS;
  return (
    <Box role="group" aria-label="Told apart by">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Told apart by
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
        {Discriminator.options.map((each) => (
          <FormControlLabel
            key={each}
            control={<Checkbox size="small" checked={chosen.has(each)} onChange={() => toggle(each)} />}
            label={DISCRIMINATORS[each]}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
      {!isEnough && (
        <Typography variant="caption" sx={{ color: 'warning.main' }}>
          With fewer than {ENOUGH_DISCRIMINATORS}, an approval still needs a second person.
        </Typography>
      )}
    </Box>
  );
}
