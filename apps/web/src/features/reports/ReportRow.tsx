import type { Allowed, CaseSummary } from '@docket/contracts';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { dayInWords } from '../../ui/dates.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { reportAllowed } from './reports-search.ts';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

export type FileKind = 'pdf' | 'pack';

interface ReportRowProps {
  row: CaseSummary;
  /** What is being fetched of this case. */
  pending: FileKind | null;
  onDownload: (what: FileKind) => void;
}

/** One case and its files. */
export function ReportRow({ row, pending, onDownload }: ReportRowProps) {
  const { id, sessionNumber, fullName, vendorData, workflowLabel, createdAt, status } = row;
  const name = fullName ?? 'Name not read yet';
  const of = sessionNumber === null ? name : `case #${sessionNumber}`;
  return (
    <TableRow hover>
      <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {sessionNumber === null ? '–' : `#${sessionNumber}`}
      </TableCell>
      <TableCell>
        <Link
          component={RouterLink}
          to={paths.case(id)}
          color="inherit"
          dir="auto"
          title={name}
          sx={{ display: 'block', textAlign: 'left', lineHeight: '18px', fontWeight: 540, ...CUT }}
        >
          {name}
        </Link>
        <Box sx={{ typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT }}>
          {[vendorData, workflowLabel].filter(Boolean).join(' · ')}
        </Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <time dateTime={createdAt}>{dayInWords(createdAt)}</time>
      </TableCell>
      <TableCell>
        <StatusChip status={status} />
      </TableCell>
      <TableCell align="right" sx={{ '&&': { py: 0.25 } }}>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
          <FileButton
            label="Evidence pack"
            waiting="Being made …"
            of={of}
            icon={<Inventory2Outlined />}
            allowed
            pending={pending === 'pack'}
            onTake={() => onDownload('pack')}
          />
          <FileButton
            label="PDF"
            waiting="Didit draws it …"
            of={of}
            icon={<FileDownloadOutlined />}
            allowed={reportAllowed(row)}
            pending={pending === 'pdf'}
            onTake={() => onDownload('pdf')}
          />
        </Box>
      </TableCell>
    </TableRow>
  );
}

interface FileButtonProps {
  label: string;
  waiting: string;
  of: string;
  icon: ReactNode;
  allowed: Allowed;
  pending: boolean;
  onTake: () => void;
}

function FileButton({ label, waiting, of, icon, allowed, pending, onTake }: FileButtonProps) {
  return (
    <ReasonedButton
      allowed={allowed}
      variant="outlined"
      color="inherit"
      loading={pending}
      loadingPosition="start"
      startIcon={icon}
      {...(pending ? {} : { 'aria-label': `Download ${label} of ${of}` })}
      onClick={onTake}
    >
      {pending ? waiting : label}
    </ReasonedButton>
  );
}
