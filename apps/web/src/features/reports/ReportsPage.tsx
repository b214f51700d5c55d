import { type CaseId, type CaseSummary, contract } from '@docket/contracts';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import SummarizeOutlined from '@mui/icons-material/SummarizeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { downloadFile } from '../../api/download-file.ts';
import { downloadPack, packInWords } from '../../api/download-pack.ts';
import { problemOf } from '../../api/problem-error.ts';
import { invalidate, useRead } from '../../api/query.ts';
import { useAnnounce } from '../../layout/feedback.ts';
import { may, useMe } from '../../session/me.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ViewReasonDialog } from '../view-reasons/ViewReasonDialog.tsx';
import { RecentDownloads } from './RecentDownloads.tsx';
import { type FileKind, ReportRow } from './ReportRow.tsx';
import { readSearch, toQuery, writeSearch } from './reports-search.ts';

const COLUMNS: readonly ListColumn[] = [
  { key: 'number', label: 'Case', width: 88 },
  { key: 'name', label: 'Name' },
  { key: 'created', label: 'Started', width: 116 },
  { key: 'status', label: 'Status', width: 140 },
  { key: 'act', label: 'Report', width: 312, align: 'right', silent: true },
];

/** Which file of which case is asked for. */
interface Asked {
  readonly what: FileKind;
  readonly caseId: CaseId;
}

/** Resolves with the sentence that says the file is there. */
async function takeFile({ what, caseId }: Asked): Promise<string> {
  if (what === 'pack') return packInWords(await downloadPack(caseId));
  return `${await downloadFile(contract.getCaseReport, { caseId })} is downloaded`;
}

/** The PDF report and the evidence pack of a case, and who has taken which. */
export default function ReportsPage() {
  const me = useMe();
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const list = useRead(contract.listCases, { query: toQuery(search) }, { placeholderData: keepPreviousData });
  const download = useMutation({
    mutationFn: takeFile,
    onSuccess: announce,
    onSettled: () => invalidate(queryClient, contract.listAudit),
  });
  const rows = list.data?.items ?? [];
  const next = list.data?.nextCursor ?? null;
  return (
    <PageFrame
      title="Reports"
      dense
      subtitle="The PDF and the evidence pack of a case. Every download is on record."
    >
      <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', borderTop: 1, borderColor: 'divider' }}>
        <Box sx={{ flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <FindBox key={search.q} q={search.q} onFind={(q) => setParams(writeSearch({ q, after: null }))} />
          <Box sx={{ px: 3 }}>
            {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
            {download.error !== null && (
              <Failed
                error={download.error}
                asked={download.variables}
                rows={rows}
                onRetry={() => download.mutate(download.variables)}
                onClose={() => download.reset()}
              />
            )}
          </Box>
          <ListTable
            label="Cases with a report"
            columns={COLUMNS}
            state={listStateOf(list)}
            minWidth={720}
            empty={rows.length === 0 && list.error === null && <NothingFound q={search.q} />}
          >
            {rows.map((row) => (
              <ReportRow
                key={row.id}
                row={row}
                pending={
                  download.isPending && download.variables.caseId === row.id ? download.variables.what : null
                }
                onDownload={(what) => !download.isPending && download.mutate({ what, caseId: row.id })}
              />
            ))}
          </ListTable>
          <ListFooter
            range={
              list.data === undefined
                ? ''
                : `${countInWords(list.data.total)} ${list.data.total === 1 ? 'case' : 'cases'}`
            }
            back={{
              label: 'Newest',
              onGo: search.after === null ? null : () => setParams(writeSearch({ ...search, after: null })),
            }}
            on={{
              label: 'Older',
              onGo: next === null ? null : () => setParams(writeSearch({ ...search, after: next })),
            }}
          />
        </Box>
        {may(me, 'audit:view') && (
          <Box sx={{ width: 340, flex: 'none', overflow: 'auto', borderLeft: 1, borderColor: 'divider' }}>
            <RecentDownloads />
          </Box>
        )}
      </Box>
    </PageFrame>
  );
}

interface FailedProps {
  error: Error;
  asked: Asked;
  rows: readonly CaseSummary[];
  onRetry: () => void;
  onClose: () => void;
}

/** Why a file did not come; where only a reason is missing, it is asked for and the file comes then. */
function Failed({ error, asked, rows, onRetry, onClose }: FailedProps) {
  if (problemOf(error).code === 'view-reason-needed') {
    return <ViewReasonDialog caseId={asked.caseId} go="Download" onGiven={onRetry} onClose={onClose} />;
  }
  return <ErrorPanel error={error} about={failedInWords(asked, rows)} onRetry={onRetry} />;
}

/** Which file, in case another was asked for meanwhile. */
function failedInWords({ what, caseId }: Asked, rows: readonly CaseSummary[]): string {
  const number = rows.find(({ id }) => id === caseId)?.sessionNumber ?? null;
  const name = what === 'pack' ? 'The evidence pack' : 'The report';
  return number === null ? `${name} was not downloaded` : `${name} of case #${number} was not downloaded`;
}

function FindBox({ q, onFind }: { q: string; onFind: (q: string) => void }) {
  return (
    <Box
      component="form"
      role="search"
      action={(data: FormData) => onFind(String(data.get('q') ?? '').trim())}
      sx={{ display: 'flex', gap: 1, px: 3, py: 1.25 }}
    >
      <TextField
        name="q"
        type="search"
        defaultValue={q}
        placeholder="Find a case: name, number, customer id"
        slotProps={{
          htmlInput: { 'aria-label': 'Find a case', maxLength: 200 },
          input: {
            sx: { height: 32 },
            startAdornment: (
              <InputAdornment position="start">
                <SearchOutlined fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
        sx={{ maxWidth: 420 }}
      />
      <Button type="submit" variant="outlined" color="inherit">
        Find
      </Button>
      {q !== '' && <Button onClick={() => onFind('')}>Clear</Button>}
    </Box>
  );
}

function NothingFound({ q }: { q: string }) {
  if (q !== '') {
    return (
      <EmptyState
        icon={<SearchOutlined />}
        title={`No case matches “${q}”`}
        detail="Try a name, a case number or a customer id."
      />
    );
  }
  return (
    <EmptyState
      icon={<SummarizeOutlined />}
      title="No case has a report yet"
      detail="Didit makes one as soon as a case is in review or decided."
    />
  );
}
