import type { Warning } from '@docket/contracts';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { ShortcutHint } from '../../../shortcuts/ShortcutHint.tsx';
import { SeverityIcon } from '../../../ui/SeverityIcon.tsx';

interface WhyStripProps {
  warnings: readonly Warning[];
  current: number | null;
  seen: ReadonlySet<number>;
  onGo: (index: number) => void;
}

/** Why the case is here: every warning, worst first, each a way to its evidence. */
export function WhyStrip({ warnings, current, seen, onGo }: WhyStripProps) {
  return (
    <Box
      component="nav"
      aria-label="Why this case is here"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        minHeight: 40,
        px: 2,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 0', minWidth: 0, display: 'flex', gap: 0.75, overflowX: 'auto', py: 0.5 }}>
        {warnings.length === 0 && (
          <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
            Didit raised no warnings.
          </Box>
        )}
        {warnings.map((warning, index) => (
          <WarningChip
            key={`${warning.risk} ${warning.nodeId}`}
            warning={warning}
            current={index === current}
            onGo={() => onGo(index)}
          />
        ))}
      </Box>
      {warnings.length > 0 && (
        <Box component="span" sx={{ pl: 1.5, flex: 'none', typography: 'caption', color: 'text.secondary' }}>
          {seen.size} of {warnings.length} looked at
          <ShortcutHint id="nextWarning" />
        </Box>
      )}
    </Box>
  );
}

function WarningChip({ warning, current, onGo }: { warning: Warning; current: boolean; onGo: () => void }) {
  return (
    <Tooltip title={<Meaning warning={warning} />}>
      <Chip
        clickable
        variant="outlined"
        icon={
          <Box component="span" sx={{ display: 'inline-flex', pl: 0.75 }}>
            <SeverityIcon severity={warning.severity} />
          </Box>
        }
        label={warning.title}
        aria-current={current}
        onClick={onGo}
        sx={{
          flex: 'none',
          maxWidth: 340,
          height: 26,
          bgcolor: current ? 'action.selected' : 'transparent',
        }}
      />
    </Tooltip>
  );
}

function Meaning({ warning }: { warning: Warning }) {
  return (
    <>
      <div>{warning.detail ?? warning.title}</div>
      <Box component="code" sx={{ opacity: 0.75 }}>
        {warning.risk}
      </Box>
    </>
  );
}
