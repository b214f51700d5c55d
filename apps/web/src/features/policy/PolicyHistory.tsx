import { POLICY_RULES, type Policy } from '@docket/contracts';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';

const COLUMNS: readonly ListColumn[] = [
  { key: 'version', label: 'Version', width: 88 },
  { key: 'at', label: 'Since', width: 120 },
  { key: 'by', label: 'By', width: 180 },
  { key: 'why', label: 'Why' },
  { key: 'rules', label: 'Asks for a second person when' },
];

/** Every version stays readable, because each decision names the one it was made under. */
export function PolicyHistory({ policies }: { policies: readonly Policy[] }) {
  return (
    <Box component="section" sx={{ pt: 4 }}>
      <Typography variant="h2" sx={{ pb: 1 }}>
        Versions
      </Typography>
      <ListTable label="Versions of the policy" columns={COLUMNS} state="ready" minWidth={900} empty={false}>
        {policies.map((policy) => (
          <TableRow key={policy.version} sx={{ verticalAlign: 'top' }}>
            <TableCell>{policy.version}</TableCell>
            <TableCell>
              <TimeAgo at={policy.at} />
            </TableCell>
            <TableCell>{policy.madeBy?.name ?? 'As shipped'}</TableCell>
            <TableCell sx={{ whiteSpace: 'normal' }}>{policy.because}</TableCell>
            <TableCell sx={{ whiteSpace: 'normal' }}>
              {policy.rules.length === 0
                ? 'Never'
                : policy.rules.map((rule) => <div key={rule}>{POLICY_RULES[rule]}</div>)}
              {policy.blind && <div>(checked blind)</div>}
            </TableCell>
          </TableRow>
        ))}
      </ListTable>
    </Box>
  );
}
