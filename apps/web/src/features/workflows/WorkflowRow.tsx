import type { WorkflowSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useId } from 'react';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { may, useMe } from '../../session/me.ts';
import { wordsOf } from '../../ui/format.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { StepList } from './StepList.tsx';
import { priceInWords } from './workflow-words.ts';

interface WorkflowRowProps {
  workflow: WorkflowSummary;
  /** A version under the one in use. */
  nested?: boolean;
  /** Opens and closes the other versions. */
  fold?: ReactNode;
  onDelete: () => void;
}

/** One version of a workflow. */
export function WorkflowRow({ workflow, nested = false, fold, onDelete }: WorkflowRowProps) {
  const nameId = useId();
  const { uuid, workflowId, label, features, status, version, isDefault, isLatest, priceUsd, updatedAt } =
    workflow;
  const isNamedApart = isLatest || uuid !== workflowId;
  const name = nested ? `Version ${version}` : label;
  return (
    <TableRow hover sx={nested ? { '& > td': { bgcolor: 'background.default' } } : null}>
      <TableCell sx={nested ? { '&&': { pl: 6 } } : null}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, minWidth: 0 }}>
          {isNamedApart ? (
            <Link
              id={nameId}
              component={RouterLink}
              to={paths.workflow(uuid)}
              color="inherit"
              title={label}
              sx={{
                // High enough to be hit beside the link under it.
                lineHeight: '24px',
                fontWeight: nested ? 450 : 560,
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              {name}
            </Link>
          ) : (
            <span id={nameId}>{name}</span>
          )}
          {isDefault && !nested && (
            <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
              Default
            </Box>
          )}
        </Box>
        {fold}
      </TableCell>
      <TableCell>
        <StepList features={features} />
      </TableCell>
      <TableCell align="right">{version}</TableCell>
      <TableCell sx={isLatest ? null : { color: 'text.secondary' }}>
        {stateInWords(status, isLatest)}
      </TableCell>
      <TableCell align="right">{priceInWords(priceUsd)}</TableCell>
      <TableCell align="right" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {updatedAt === null ? '–' : <TimeAgo at={updatedAt} />}
      </TableCell>
      <TableCell align="right" sx={{ '&&': { py: 0.25 }, whiteSpace: 'nowrap' }}>
        {isNamedApart ? <Actions uuid={uuid} nameId={nameId} onDelete={onDelete} /> : <NotApart />}
      </TableCell>
    </TableRow>
  );
}

function Actions({ uuid, nameId, onDelete }: { uuid: string; nameId: string; onDelete: () => void }) {
  const changes = may(useMe(), 'workflow:change');
  const described = { 'aria-describedby': nameId, color: 'inherit' } as const;
  return (
    <>
      <Button component={RouterLink} to={paths.workflow(uuid)} {...described}>
        {changes ? 'Edit' : 'View'}
      </Button>
      {changes && (
        <Button {...described} onClick={onDelete}>
          Delete
        </Button>
      )}
    </>
  );
}

/** A replaced first version has the workflow's own id, by which the server finds the version in use. */
function NotApart() {
  return (
    <Tooltip title="It has the same id as the workflow, which now means the version in use.">
      <Box component="span" tabIndex={0} sx={{ color: 'text.secondary' }}>
        Kept at Didit
      </Box>
    </Tooltip>
  );
}

function stateInWords(status: string, isLatest: boolean): string {
  if (isLatest) return 'In use';
  return status === 'published' ? 'Replaced' : wordsOf(status.toUpperCase());
}
