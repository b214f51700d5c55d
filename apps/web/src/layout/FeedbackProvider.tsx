import Box from '@mui/material/Box';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Hidden } from '../ui/Hidden.tsx';
import { FeedbackContext, type Notice } from './feedback.ts';
import { NoticeCard } from './NoticeCard.tsx';

const MOST_AT_ONCE = 3;

/** Holds the notices and the live region, one of each for the whole app. */
export function FeedbackProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: '', turn: 0 });
  const [notices, setNotices] = useState<readonly (Notice & { id: number })[]>([]);
  const nextId = useRef(1);

  const announce = useCallback((text: string) => setSpoken(({ turn }) => ({ text, turn: turn + 1 })), []);
  const remove = useCallback(
    (id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)),
    [],
  );
  const notify = useCallback(
    (notice: Notice) => {
      const id = nextId.current++;
      setNotices((all) => [...all, { ...notice, id }].slice(-MOST_AT_ONCE));
      return () => remove(id);
    },
    [remove],
  );
  const feedback = useMemo(() => ({ announce, notify }), [announce, notify]);

  return (
    <FeedbackContext value={feedback}>
      {children}
      <Box aria-live="polite" role="log">
        {/* A new key, so that the same sentence said twice is spoken twice. */}
        <Hidden key={spoken.turn}>{spoken.text}</Hidden>
      </Box>
      <Box
        component="section"
        aria-label="Notices"
        sx={{
          position: 'fixed',
          left: 16,
          // Above the footer of a list and the decision bar of a case, which must stay readable.
          bottom: 80,
          zIndex: 'snackbar',
          display: 'grid',
          gap: 1,
          width: 400,
          maxWidth: 'calc(100vw - 32px)',
        }}
      >
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onClose={() => remove(notice.id)} />
        ))}
      </Box>
    </FeedbackContext>
  );
}
