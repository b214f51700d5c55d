import type { CaseId, CaseSummary } from '@docket/contracts';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { dayInWords } from '../../ui/dates.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { reportAllowed } from './reports-search.ts';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface ReportRowProps {
  row: CaseSummary;
  pending: boolean;
  onDownload: (caseId: CaseId) => void;
}

/** One case and its report. */
export function ReportRow({ row, pending, onDownload }: ReportRowProps) {
  const { id, sessionNumber, fullName, vendorData, workflowLabel, createdAt, status } = row;
  const name = fullName ?? 'Name not read yet';
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
        <ReasonedButton
          allowed={reportAllowed(row)}
          variant="outlined"
          color="inherit"
          loading={pending}
          loadingPosition="start"
          startIcon={<FileDownloadOutlined />}
          {...(pending
            ? {}
            : {
                'aria-label': `Download PDF of ${sessionNumber === null ? name : `case #${sessionNumber}`}`,
              })}
          onClick={() => onDownload(id)}
        >
          {pending ? 'Didit draws it …' : 'Download PDF'}
        </ReasonedButton>
      </TableCell>
    </TableRow>
  );
}
