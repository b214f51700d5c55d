import type { Warning } from '@docket/contracts';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { wordsOf } from '../case-words.ts';
import type { DatabaseEvidence } from '../evidence-parts.ts';
import { EvidenceBlock } from './EvidenceBlock.tsx';

/** What public registers answered, source by source and field by field. */
export function DatabaseBlock({
  database,
  warnings,
}: {
  database: DatabaseEvidence;
  warnings: readonly Warning[];
}) {
  const match = database.matchType === null ? '' : ` · ${wordsOf(database.matchType)}`;
  return (
    <EvidenceBlock
      tab="database"
      nodeId={database.nodeId}
      title="Registers"
      status={`${database.status}${match}`}
      warnings={warnings}
    >
      <Table size="small" aria-label="Answers of registers">
        <TableHead>
          <TableRow>
            <TableCell>Source</TableCell>
            <TableCell>Answer</TableCell>
            <TableCell>Fields</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {database.sources.map((source) => (
            <TableRow key={source.name} sx={{ verticalAlign: 'top' }}>
              <TableCell>{source.name}</TableCell>
              <TableCell>{source.outcome === null ? '–' : wordsOf(source.outcome)}</TableCell>
              <TableCell>
                {source.fields
                  .map(({ name, result }) => `${wordsOf(name)}: ${wordsOf(result ?? '–')}`)
                  .join(' · ') || '–'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </EvidenceBlock>
  );
}
