import { type BlockScope, type CaseDetail, contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useRead } from '../../../../../api/query.ts';
import { ErrorPanel } from '../../../../../ui/ErrorPanel.tsx';
import { plural } from '../../case-words.ts';
import { type BlockTarget, blockable, type Draft } from './draft.ts';

interface BlockTargetsProps {
  detail: CaseDetail;
  draft: Draft;
  onEdit: (content: Partial<Pick<Draft, 'targets' | 'understood'>>) => void;
}

const LABELS: Record<BlockTarget, string> = {
  face: 'Face',
  document: 'Document',
  phone: 'Phone',
  email: 'E-mail',
};

/** What goes on the blocklist, each with its value, and the tick that says it is understood. */
export function BlockTargets({ detail, draft, onEdit }: BlockTargetsProps) {
  const available = blockable(detail);
  const preview = useRead(contract.previewBlock, { params: { caseId: detail.case.id } });
  const toggle = (target: BlockTarget, on: boolean) =>
    onEdit({ targets: on ? [...draft.targets, target] : draft.targets.filter((one) => one !== target) });
  return (
    <Box role="group" aria-label="What to block" sx={{ flex: '1 1 320px', minWidth: 0 }}>
      <Typography variant="subtitle2" component="h3">
        What to block
      </Typography>
      {available.length === 0 && (
        <Typography variant="body2">This session has nothing that can be blocked.</Typography>
      )}
      {available.map(({ target, value }) => (
        <FormControlLabel
          key={target}
          sx={{
            display: 'flex',
            alignItems: 'flex-start',
            '& .MuiFormControlLabel-label': { typography: 'body2' },
          }}
          label={
            <>
              {LABELS[target]}{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {value}
              </Box>
              <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                {scopeWords(preview.data?.scope.find((one) => one.target === target))}
              </Box>
            </>
          }
          control={
            <Checkbox
              size="small"
              sx={{ py: 0.25 }}
              checked={draft.targets.includes(target)}
              onChange={(_, on) => toggle(target, on)}
            />
          }
        />
      ))}
      {preview.error !== null && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      <FormControlLabel
        sx={{ pt: 0.5, alignItems: 'flex-start', '& .MuiFormControlLabel-label': { typography: 'body2' } }}
        label="I understand that Didit declines later sessions with these values, of anybody, until they are taken off the list."
        control={
          <Checkbox
            size="small"
            sx={{ py: 0.25 }}
            checked={draft.understood}
            onChange={(_, on) => onEdit({ understood: on })}
          />
        }
      />
    </Box>
  );
}

/** How far a block would reach among sessions we know; later ones are what it is for. */
function scopeWords(scope: BlockScope | undefined): string {
  if (scope === undefined) return 'Looking for other sessions…';
  const { sessions, approved } = scope.others;
  if (sessions === 0) return 'No other session shows it';
  const passed = approved === 0 ? 'none of them approved' : `${approved} of them approved`;
  return `${plural(sessions, 'other session')} ${sessions === 1 ? 'shows' : 'show'} it, ${passed}`;
}
