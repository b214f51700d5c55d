import type { Proposal } from '@docket/contracts';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useMe } from '../../session/me.ts';
import { instantInWords } from '../../ui/format.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { ChangeLines } from './ChangeLines.tsx';
import { STATE_WORDS, titleOf } from './proposal-words.ts';

const LINE = { lineHeight: '18px', whiteSpace: 'normal' } as const;
const SECOND = { typography: 'caption', lineHeight: '18px', color: 'text.secondary' } as const;

export type Asking = 'agree' | 'refuse' | 'withdraw';

/** One change that waits, or what became of it. */
export function ProposalRow({ item, onAsk }: { item: Proposal; onAsk: (what: Asking) => void }) {
  const me = useMe();
  const isOwn = item.maker.id === me.id;
  const title = titleOf(item.change);
  return (
    <TableRow hover sx={{ '& > td': { py: 0.75, verticalAlign: 'top' } }}>
      <TableCell>
        <Box sx={{ ...LINE, fontWeight: 540 }}>{title}</Box>
        <Box sx={SECOND}>{STATE_WORDS[item.state]}</Box>
        {item.state === 'waiting' && <Box sx={SECOND}>Lapses {instantInWords(item.expiresAt)}</Box>}
      </TableCell>
      <TableCell>
        <ChangeLines change={item.change} />
      </TableCell>
      <TableCell>
        <Box sx={LINE}>{item.because}</Box>
        {item.answer !== null && <Box sx={SECOND}>Answer: {item.answer}</Box>}
      </TableCell>
      <TableCell>
        <Who name={isOwn ? 'You' : item.maker.name}>
          <TimeAgo at={item.madeAt} />
        </Who>
      </TableCell>
      <TableCell>
        {item.decidedAt !== null && (
          <Who name={item.checker?.name ?? '–'}>
            <TimeAgo at={item.decidedAt} />
          </Who>
        )}
      </TableCell>
      <TableCell align="right">
        {item.state === 'waiting' && <Buttons item={item} isOwn={isOwn} title={title} onAsk={onAsk} />}
      </TableCell>
    </TableRow>
  );
}

function Buttons({
  item: { allowed },
  isOwn,
  title,
  onAsk,
}: {
  item: Proposal;
  isOwn: boolean;
  title: string;
  onAsk: (what: Asking) => void;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
      {isOwn ? (
        <ReasonedButton
          size="small"
          allowed={allowed.withdraw}
          aria-label={`Take back: ${title}`}
          onClick={() => onAsk('withdraw')}
        >
          Take back
        </ReasonedButton>
      ) : (
        <ReasonedButton
          size="small"
          allowed={allowed.refuse}
          aria-label={`Refuse: ${title}`}
          onClick={() => onAsk('refuse')}
        >
          Refuse
        </ReasonedButton>
      )}
      <ReasonedButton
        size="small"
        allowed={allowed.agree}
        aria-label={`Agree: ${title}`}
        onClick={() => onAsk('agree')}
      >
        Agree
      </ReasonedButton>
    </Box>
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
