import type { CaseDetail } from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
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
          sx={{ display: 'flex', '& .MuiFormControlLabel-label': { typography: 'body2' } }}
          label={
            <>
              {LABELS[target]}{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {value}
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
      <FormControlLabel
        sx={{ pt: 0.5, alignItems: 'flex-start', '& .MuiFormControlLabel-label': { typography: 'body2' } }}
        label="I understand that Didit declines later sessions with these values, of anybody, until a manager takes them off."
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
