import { ERASURE_BASES, type Erasure } from '@docket/contracts';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { type ReactNode, useState } from 'react';
import { useMe } from '../../session/me.ts';
import { instantInWords } from '../../ui/format.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { AgreeDialog } from './AgreeDialog.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';

const LINE = { lineHeight: '18px', whiteSpace: 'normal' } as const;
const SECOND = { typography: 'caption', lineHeight: '18px', color: 'text.secondary' } as const;
const STATE = { requested: 'Waits', refused: 'Refused', withdrawn: 'Taken back', done: 'Erased' } as const;

/** One request, or the certificate of one that was carried out. */
export function ErasureRow({ item }: { item: Erasure }) {
  const me = useMe();
  const [asking, setAsking] = useState<'agree' | 'refuse' | null>(null);
  const isOwn = item.requestedBy.id === me.id;
  const close = () => setAsking(null);
  return (
    <TableRow hover sx={{ '& > td': { py: 0.75, verticalAlign: 'top' } }}>
      <TableCell>
        <Box sx={{ ...LINE, fontWeight: 540 }}>{STATE[item.state]}</Box>
        {item.cases.map((one) => (
          <Box key={one.caseId} sx={SECOND}>
            {one.sessionNumber === null ? one.caseId.slice(0, 8) : `#${one.sessionNumber}`}
          </Box>
        ))}
      </TableCell>
      <TableCell>
        <Box sx={LINE}>{ERASURE_BASES[item.basis]}</Box>
        {item.note !== null && <Box sx={SECOND}>{item.note}</Box>}
        {item.checkNote !== null && <Box sx={SECOND}>Answer: {item.checkNote}</Box>}
      </TableCell>
      <TableCell>
        <Who name={isOwn ? 'You' : item.requestedBy.name}>
          <TimeAgo at={item.requestedAt} />
        </Who>
      </TableCell>
      <TableCell>
        {item.settledAt !== null && (
          <Who name={item.checkedBy?.name ?? '–'}>
            <TimeAgo at={item.settledAt} />
          </Who>
        )}
      </TableCell>
      <TableCell>{item.state === 'done' && <Proof item={item} />}</TableCell>
      <TableCell align="right">
        {item.state === 'requested' && (
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
            <ReasonedButton size="small" allowed={item.allowed.refuse} onClick={() => setAsking('refuse')}>
              {isOwn ? 'Take back' : 'Refuse'}
            </ReasonedButton>
            <ReasonedButton
              size="small"
              color="error"
              allowed={item.allowed.agree}
              onClick={() => setAsking('agree')}
            >
              Agree
            </ReasonedButton>
          </Box>
        )}
        {asking === 'agree' && <AgreeDialog item={item} onClose={close} />}
        {asking === 'refuse' && <RefuseDialog item={item} isOwn={isOwn} onClose={close} />}
      </TableCell>
    </TableRow>
  );
}

function Who({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Box sx={LINE}>{name}</Box>
      <Box sx={SECOND}>{children}</Box>
    </>
  );
}

/** Where the entry stands, and how far Didit and the disk are. */
function Proof({ item }: { item: Erasure }) {
  return (
    <>
      {item.cases.map((one) => (
        <Box key={one.caseId} sx={LINE}>
          Entry {one.entryIndex ?? '(being sealed)'} of the log.{' '}
          {one.deletedAtDidit === null
            ? `Didit has not deleted it yet${one.because === null ? '' : ` (${one.because})`}.`
            : `Deleted at Didit ${instantInWords(one.deletedAtDidit)}.`}
        </Box>
      ))}
      <Box sx={SECOND}>
        {item.storage.rewrittenAt === null
          ? `Old rows are still on disk${item.storage.because === null ? '' : `: ${item.storage.because}`}.`
          : 'The disk was written anew.'}
      </Box>
    </>
  );
}
