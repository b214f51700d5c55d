import type { Evidence } from '@docket/contracts';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { CheckMark } from '../../../../ui/CheckMark.tsx';
import { Hidden } from '../../../../ui/Hidden.tsx';
import { deviceRows } from './device-rows.ts';
import { EvidenceBlock } from './EvidenceBlock.tsx';

/** Where the customer was and with what, against what the documents declare. */
export function DeviceTab({ evidence }: { evidence: Evidence }) {
  return evidence.devices.map((device, index) => (
    <EvidenceBlock
      key={device.nodeId ?? index}
      tab="device"
      nodeId={device.nodeId}
      title="Device and connection"
      status={device.status}
      warnings={evidence.warnings}
    >
      <Table size="small" aria-label="Declared and observed">
        <TableHead>
          <TableRow>
            <TableCell>
              <Hidden>Attribute</Hidden>
            </TableCell>
            <TableCell>Declared</TableCell>
            <TableCell>Observed</TableCell>
            <TableCell>Agrees</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {deviceRows(device, evidence.documents).map((row) => (
            <TableRow key={row.what}>
              <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
                {row.what}
              </TableCell>
              <TableCell>{row.declared ?? '–'}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.observed ?? '–'}</TableCell>
              <TableCell>
                {row.state !== null && (
                  <CheckMark state={row.state} {...(row.because === null ? {} : { label: row.because })} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </EvidenceBlock>
  ));
}
