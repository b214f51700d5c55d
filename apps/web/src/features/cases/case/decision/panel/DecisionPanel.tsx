import { type CaseDetail, contract, reasonsFor } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import { useRead } from '../../../../../api/query.ts';
import { useEnvironment } from '../../../../../session/me.ts';
import { KeyHint } from '../../../../../ui/KeyHint.tsx';
import { ReasonedButton } from '../../../../../ui/ReasonedButton.tsx';
import type { Claim } from '../../use-claim.ts';
import { effectLine, OUTCOME_WORDS } from '../decision-words.ts';
import { BlockTargets } from './BlockTargets.tsx';
import type { Draft } from './draft.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { ResubmitForm } from './ResubmitForm.tsx';
import { SendFailure } from './SendFailure.tsx';
import { useCommitKeys } from './use-commit-keys.ts';
import type { DraftControl } from './use-draft.ts';

interface DecisionPanelProps {
  detail: CaseDetail;
  control: DraftControl;
  claim: Claim;
}

/** The chosen outcome, its reason and note, and the one button that sends it. The evidence stays in view above. */
export function DecisionPanel({ detail, control, claim }: DecisionPanelProps) {
  const { draft } = control;
  useCommitKeys(control);
  if (draft === null) return null;
  return (
    <Box
      role="group"
      aria-label={OUTCOME_WORDS[draft.outcome].act}
      onKeyDown={(event) => pickByDigit(event, draft, control)}
    >
      <Typography variant="h2" sx={{ px: 2, pt: 1.5 }}>
        {OUTCOME_WORDS[draft.outcome].act}
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {' '}
          · {detail.case.fullName ?? 'name not known'}
        </Box>
      </Typography>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 4,
          rowGap: 1.5,
          px: 2,
          pt: 1.5,
          maxHeight: '52vh',
          overflowY: 'auto',
        }}
      >
        {draft.outcome === 'resubmit' && <ResubmitForm detail={detail} draft={draft} onEdit={control.edit} />}
        {draft.outcome === 'block' && <BlockTargets detail={detail} draft={draft} onEdit={control.edit} />}
        <ReasonPicker
          outcome={draft.outcome}
          value={draft.reason}
          onPick={(reason) => control.edit({ reason })}
        />
        <NoteField draft={draft} control={control} />
      </Box>
      {control.error !== null && <SendFailure error={control.error} detail={detail} claim={claim} />}
      <Footer draft={draft} control={control} />
    </Box>
  );
}

function NoteField({ draft, control }: { draft: Draft; control: DraftControl }) {
  return (
    <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
      <Typography
        variant="subtitle2"
        component="label"
        htmlFor="decision-note"
        sx={{ display: 'block', pb: 0.75 }}
      >
        Note {draft.reason === 'other' ? '(required)' : '(optional)'}
      </Typography>
      <TextField
        id="decision-note"
        multiline
        minRows={3}
        maxRows={8}
        value={draft.note}
        onChange={(event) => control.edit({ note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Box>
  );
}

function Footer({ draft, control }: { draft: Draft; control: DraftControl }) {
  const undoMs = useUndoMs();
  const { commit } = OUTCOME_WORDS[draft.outcome];
  const lacks = control.lacks.join(' · ');
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, minHeight: 60, px: 2, py: 1 }}
    >
      <Typography variant="body2" sx={{ flex: '1 1 280px', color: 'text.secondary' }}>
        {lacks === '' ? effectLine(draft.outcome, undoMs) : lacks}
      </Typography>
      <Button onClick={control.close} sx={{ minHeight: 36 }}>
        Back
        <KeyHint keys="Esc" />
      </Button>
      <ReasonedButton
        allowed={lacks === '' ? true : { because: lacks }}
        variant="contained"
        color={COMMIT_COLORS[draft.outcome]}
        loading={control.sending}
        onClick={control.commit}
        sx={{ minHeight: 36 }}
      >
        {commit}
        <KeyHint keys="Ctrl ↵" />
      </ReasonedButton>
    </Box>
  );
}

/** The policy's word, else the server's; undefined while neither is known. */
function useUndoMs(): number | undefined {
  const policy = useRead(contract.getPolicy).data?.policy;
  const ofServer = useEnvironment()?.undoMs;
  if (policy === undefined) return undefined;
  return policy.undoSeconds === null ? ofServer : policy.undoSeconds * 1000;
}

const COMMIT_COLORS = { approve: 'success', decline: 'error', resubmit: 'primary', block: 'error' } as const;

/** Digits pick a reason while the focus is in the panel, but belong to text while somebody types. */
function pickByDigit(event: KeyboardEvent, draft: Draft, control: DraftControl): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type=checkbox])'))
    return;
  const reason = reasonsFor(draft.outcome)[Number(event.key) - 1]?.key;
  event.preventDefault();
  if (reason !== undefined) control.edit({ reason: draft.reason === reason ? null : reason });
}
