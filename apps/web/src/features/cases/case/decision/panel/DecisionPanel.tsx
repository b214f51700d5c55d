import { type CaseDetail, contract, type Reason, reasonsFor } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import { useRead } from '../../../../../api/query.ts';
import { useEnvironment } from '../../../../../session/me.ts';
import { useReasons } from '../../../../../session/reasons.ts';
import { KeyHint } from '../../../../../ui/KeyHint.tsx';
import { ReasonedButton } from '../../../../../ui/ReasonedButton.tsx';
import type { Claim } from '../../header/use-claim.ts';
import { checkRulesOf, effectLine, OUTCOME_WORDS } from '../decision-words.ts';
import { BlockTargets } from './BlockTargets.tsx';
import { type Draft, givenReasons, toggledReasons } from './draft.ts';
import { ReasonPicker } from './reason/ReasonPicker.tsx';
import { SEARCH_ID } from './reason/ReasonSearch.tsx';
import { ResubmitForm } from './resubmit/ResubmitForm.tsx';
import { SecondPersonLine } from './SecondPersonLine.tsx';
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
  const { reasons } = useReasons();
  useCommitKeys(control);
  if (draft === null) return null;
  const given = givenReasons(draft, reasons);
  const toggle = (key: string) => control.edit({ reasons: toggledReasons(draft, key) });
  return (
    <Box
      role="group"
      aria-label={OUTCOME_WORDS[draft.outcome].act}
      onKeyDown={(event) => pickByDigit(event, reasonsFor(reasons, draft.outcome), toggle)}
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
        {draft.outcome === 'resubmit' && (
          <ResubmitForm
            detail={detail}
            draft={draft}
            reasons={reasonsFor(reasons, 'resubmit')}
            onEdit={control.edit}
          />
        )}
        {draft.outcome === 'block' && <BlockTargets detail={detail} draft={draft} onEdit={control.edit} />}
        <ReasonPicker outcome={draft.outcome} value={draft.reasons} hint={hintOf(draft)} onToggle={toggle} />
        <NoteField draft={draft} given={given} control={control} />
      </Box>
      {control.error !== null && <SendFailure error={control.error} detail={detail} claim={claim} />}
      <Footer draft={draft} given={given} control={control} />
    </Box>
  );
}

/** Whether a reason is needed, and why it is where it need not be. */
function hintOf({ outcome, seen }: Draft): string {
  if (outcome === 'decline') return '(required; the first is the main one)';
  if (outcome === 'resubmit') return '(for every step that has none of its own)';
  if (outcome === 'block') return '(required)';
  const because = seen.demands.approvalReason;
  return because === null ? '(optional)' : `(required: ${because})`;
}

interface PartProps {
  draft: Draft;
  given: readonly Reason[];
  control: DraftControl;
}

function NoteField({ draft, given, control }: PartProps) {
  return (
    <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
      <Typography
        variant="subtitle2"
        component="label"
        htmlFor="decision-note"
        sx={{ display: 'block', pb: 0.75 }}
      >
        Note {given.some(({ needsNote }) => needsNote) ? '(required)' : '(optional)'}
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

function Footer({ draft, given, control }: PartProps) {
  const undoMs = useUndoMs();
  const { commit } = OUTCOME_WORDS[draft.outcome];
  const lacks = control.lacks.join(' · ');
  const rules = checkRulesOf(draft, given);
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, minHeight: 60, px: 2, py: 1 }}
    >
      <Box sx={{ flex: '1 1 280px' }}>
        <SecondPersonLine rules={rules} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {lacks === '' ? effectLine(draft.outcome, undoMs, rules.length > 0) : lacks}
        </Typography>
      </Box>
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

/** Digits pick a reason and 0 goes to the search while the focus is in the panel, but belong to text while somebody types. */
function pickByDigit(event: KeyboardEvent, reasons: readonly Reason[], toggle: (key: string) => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return;
  if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type=checkbox])'))
    return;
  event.preventDefault();
  if (event.key === '0') document.getElementById(SEARCH_ID)?.focus();
  const reason = reasons[Number(event.key) - 1];
  if (reason !== undefined) toggle(reason.key);
}
