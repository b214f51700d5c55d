import type { AuditRow } from '@docket/contracts';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../../paths.ts';
import { may, useMe } from '../../../session/me.ts';
import { useReasonLabel } from '../../../session/reasons.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { DefinitionGrid } from '../../../ui/DefinitionGrid.tsx';
import { clockInWords, dayInWords, utcInWords } from '../../../ui/dates.ts';
import { countInWords } from '../../../ui/format.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { entryReasonInWords, OUTCOME_LOOKS } from './entry-words.ts';

const WIDTH = 520;
const SHORT = 28;

interface EntryDrawerProps {
  row: AuditRow;
  onClose: () => void;
  /** Shows only entries of the same case. */
  onOnlyCase: (() => void) | null;
}

/** One entry with everything that is on record about it. */
export function EntryDrawer({ row, onClose, onOnlyCase }: EntryDrawerProps) {
  const labelOf = useReasonLabel();
  const { change, entry, leafHash } = row;
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': 'entry-title', sx: { width: WIDTH, maxWidth: '100vw' } },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, p: 3, pb: 1.5 }}>
        <Typography id="entry-title" variant="h1" component="h2" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {row.sentence}
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ display: 'grid', gap: 3, px: 3, pb: 4 }}>
        <DefinitionGrid nameWidth={112} items={factsOf(row, labelOf)} />
        <CaseLinks row={row} onOnlyCase={onOnlyCase} />
        {change !== null && (
          <Part title="What changed">
            <ChangeTable from={change.from} to={change.to} />
          </Part>
        )}
        <Part title="Proof">
          <DefinitionGrid
            nameWidth={112}
            items={[
              {
                name: 'Position',
                value: row.index === null ? 'Waits for its checkpoint' : countInWords(row.index),
              },
              {
                name: 'Leaf hash',
                value: leafHash && (
                  <code>
                    <CopyText text={leafHash} shown={`${leafHash.slice(0, SHORT)}…`} label="the leaf hash" />
                  </code>
                ),
              },
            ]}
          />
        </Part>
        <Part title="The text that is hashed" aside={<CopyText text={entry} shown="" label="the text" />}>
          <Box
            component="pre"
            tabIndex={0}
            aria-label="The text that is hashed"
            sx={{
              m: 0,
              p: 1.5,
              maxHeight: 260,
              overflow: 'auto',
              bgcolor: 'background.default',
              borderRadius: 0.5,
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              typography: 'caption',
            }}
          >
            <code>{entry}</code>
          </Box>
        </Part>
      </Box>
    </Drawer>
  );
}

function factsOf(
  { at, actor, action, object, outcome, reason, requestId }: AuditRow,
  labelOf: (key: string) => string,
) {
  return [
    { name: 'When', value: `${dayInWords(at)}, ${clockInWords(at)} (${utcInWords(at)})` },
    { name: 'Who', value: actor.role === null ? actor.name : `${actor.name}, ${actor.role}` },
    { name: 'Action', value: <code>{action}</code> },
    { name: 'Outcome', value: OUTCOME_LOOKS.get(outcome)?.label ?? 'Went through' },
    { name: 'Reason', value: reason === null ? null : entryReasonInWords(reason, labelOf) },
    { name: 'Object', value: object === null ? null : <code>{`${object.type} ${object.id}`}</code> },
    {
      name: 'Request',
      value: requestId && (
        <code>
          <CopyText text={requestId} label="the request id" />
        </code>
      ),
    },
  ];
}

function CaseLinks({ row: { caseId }, onOnlyCase }: Pick<EntryDrawerProps, 'row' | 'onOnlyCase'>) {
  const me = useMe();
  if (caseId === null) return null;
  return (
    <Box sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
      {may(me, 'case:view') && (
        <Link component={RouterLink} to={paths.case(caseId)}>
          Open the case
        </Link>
      )}
      {onOnlyCase !== null && (
        <Link component="button" onClick={onOnlyCase} sx={{ font: 'inherit' }}>
          All entries of this case
        </Link>
      )}
    </Box>
  );
}

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 1 }}>
        <Typography variant="h2" component="h3">
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </section>
  );
}
