import { CaseId } from '@docket/contracts';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../../../paths.ts';
import { StatusChip } from '../../../../ui/StatusChip.tsx';
import type { RelatedSession } from '../evidence-parts.ts';

const KINDS: Record<RelatedSession['kind'], string> = {
  document: 'Same document',
  face: 'Same face',
  device: 'Same device',
  phone: 'Same phone',
  email: 'Same e-mail',
};

/** The same document, face, device, phone or e-mail in other sessions of this account. */
export function RelatedTab({ related }: { related: readonly RelatedSession[] }) {
  return (
    <Table size="small" aria-label="Related sessions">
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 2 }}>What is shared</TableCell>
          <TableCell align="right">Alike</TableCell>
          <TableCell>Session</TableCell>
          <TableCell>Name</TableCell>
          <TableCell>Status</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {related.map((one, index) => (
          // The same session can be related twice by the same thing, so only the place tells rows apart.
          <TableRow key={`${one.kind} ${one.sessionId} ${index}`}>
            <TableCell sx={{ pl: 2 }}>{KINDS[one.kind]}</TableCell>
            <TableCell align="right">
              {one.similarityPercent === null ? '–' : `${Math.round(one.similarityPercent)} %`}
            </TableCell>
            <TableCell>
              <SessionLink related={one} />
            </TableCell>
            <TableCell>
              {one.name ?? '–'}{' '}
              {one.blocklisted && <Chip color="error" variant="outlined" label="On blocklist" />}
            </TableCell>
            <TableCell>{one.status === null ? '–' : <StatusChip status={one.status} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function SessionLink({ related }: { related: RelatedSession }) {
  const words =
    related.sessionNumber === null ? (related.vendorData ?? 'Session') : `#${related.sessionNumber}`;
  const caseId = CaseId.safeParse(related.sessionId);
  if (!caseId.success) return words;
  return (
    <Link component={RouterLink} to={paths.case(caseId.data)}>
      {words}
    </Link>
  );
}
