import { ROLES } from '@docket/contracts';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Hidden } from '../../ui/Hidden.tsx';
import { type GrantWord, permissionMatrix, ROLE_WORDS } from './permission-words.ts';

const LINES = permissionMatrix();

/** What each role may do, from the same table the server's guards are made of. */
export function PermissionMatrix() {
  return (
    <Accordion
      disableGutters
      square
      elevation={0}
      slotProps={{ heading: { component: 'h2' } }}
      sx={{ borderBottom: 1, borderColor: 'divider' }}
    >
      <AccordionSummary expandIcon={<ExpandMore />} sx={{ px: 3 }}>
        <Typography variant="h2" component="span">
          What each role may do
        </Typography>
      </AccordionSummary>
      <AccordionDetails sx={{ px: 3, pt: 0, pb: 3 }}>
        <Table
          size="small"
          aria-label="What each role may do"
          sx={{ maxWidth: 880, tableLayout: 'fixed', '& th, & td': { pl: 0 } }}
        >
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 320 }}>Permission</TableCell>
              {ROLES.map((role) => (
                <TableCell key={role}>{ROLE_WORDS[role].label}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {LINES.map(({ permission, label, grants }) => (
              <TableRow key={permission} hover>
                <TableCell component="th" scope="row" title={permission}>
                  {label}
                </TableCell>
                {ROLES.map((role) => (
                  <TableCell key={role}>
                    <Grant grant={grants[role]} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </AccordionDetails>
    </Accordion>
  );
}

function Grant({ grant }: { grant: GrantWord }) {
  if (grant === 'own') return 'Own only';
  if (grant === 'reason') return 'With a reason';
  if (grant === 'yes')
    return <CheckOutlined color="success" titleAccess="Yes" sx={{ fontSize: 16, display: 'block' }} />;
  return (
    <Box component="span" sx={{ color: 'text.disabled' }}>
      <span aria-hidden>–</span>
      <Hidden>No</Hidden>
    </Box>
  );
}
