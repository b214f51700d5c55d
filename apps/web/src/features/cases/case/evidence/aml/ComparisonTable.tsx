import type { SvgIconComponent } from '@mui/icons-material';
import AddCircleOutlined from '@mui/icons-material/AddCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Hidden } from '../../../../../ui/Hidden.tsx';
import type { ComparedAttribute, Verdict } from './compare-listed.ts';

// What supports a match is bad news for the customer, so neither verdict is green or red.
const LOOKS: Record<Verdict, { word: string; color: string; Icon: SvgIconComponent }> = {
  supports: { word: 'Supports', color: 'warning.main', Icon: AddCircleOutlined },
  contradicts: { word: 'Contradicts', color: 'info.main', Icon: RemoveCircleOutlined },
  unknown: { word: 'Unknown', color: 'text.secondary', Icon: HelpOutlineOutlined },
};

/** Customer and listed entity, attribute by attribute. */
export function ComparisonTable({ rows }: { rows: readonly ComparedAttribute[] }) {
  return (
    <Table
      size="small"
      aria-label="Customer against listed entity"
      sx={{ '& td, & th': { px: 1, verticalAlign: 'top' } }}
    >
      <TableHead>
        <TableRow>
          <TableCell>
            <Hidden>Attribute</Hidden>
          </TableCell>
          <TableCell>Customer</TableCell>
          <TableCell>Listed entity</TableCell>
          <TableCell>The same person?</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => {
          const { word, color, Icon } = LOOKS[row.verdict];
          return (
            <TableRow key={row.attribute}>
              <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
                {row.label}
              </TableCell>
              <TableCell>{row.customer ?? '–'}</TableCell>
              <TableCell>{row.listed.length === 0 ? '–' : row.listed.join(', ')}</TableCell>
              <TableCell>
                <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color }}>
                  <Icon aria-hidden sx={{ fontSize: 16 }} />
                  <span>{word}</span>
                </Box>
                <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                  {row.because}
                </Typography>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
