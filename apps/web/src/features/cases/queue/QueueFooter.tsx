import { TOTAL_CAP } from '@docket/contracts';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ChangeEvent } from 'react';
import { type LiveState, useLiveState } from '../../../api/live/state.ts';
import { agoInWords, countInWords } from '../../../ui/format.ts';
import type { Show } from '../../../ui/use-address.ts';
import { useNow } from '../../../ui/use-now.ts';
import { changed, PAGE_SIZES, type QueueSearch } from './queue-search.ts';

const LIVE_WORDS: Record<LiveState, string> = { live: 'live', reconnecting: 'reconnecting', off: 'not live' };

interface QueueFooterProps {
  search: QueueSearch;
  shown: number;
  /** undefined while it is not known. */
  total: number | undefined;
  updatedAt: number;
  onChange: Show<QueueSearch>;
  /** null where there is no such page. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** Where in the list this page is, how old it is, and the way on. */
export function QueueFooter(props: QueueFooterProps) {
  const { search, shown, total, updatedAt, onChange, onPrevious, onNext } = props;
  const now = useNow();
  const live = useLiveState();
  const before = ((search.page?.number ?? 1) - 1) * search.size;
  const range = shown === 0 ? '0' : `${countInWords(before + 1)}–${countInWords(before + shown)}`;
  return (
    <Box
      component="footer"
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        typography: 'body2',
        color: 'text.secondary',
      }}
    >
      <span role="status">
        {total !== undefined && `${range} of ${countInWords(total)}${total >= TOTAL_CAP ? ' or more' : ''}`}
      </span>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Button startIcon={<ChevronLeft />} disabled={onPrevious === null} onClick={() => onPrevious?.()}>
          Previous
        </Button>
        <Button endIcon={<ChevronRight />} disabled={onNext === null} onClick={() => onNext?.()}>
          Next
        </Button>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <label htmlFor="queue-page-size">Rows</label>
        <Box
          component="select"
          id="queue-page-size"
          value={search.size}
          onChange={({ target }: ChangeEvent<HTMLSelectElement>) => {
            const next = PAGE_SIZES.find((each) => each === Number(target.value));
            if (next !== undefined) onChange((now) => changed(now, { size: next }));
          }}
          sx={{
            font: 'inherit',
            color: 'text.primary',
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            height: 28,
            px: 0.5,
          }}
        >
          {PAGE_SIZES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Box>
      </Box>
      <Box sx={{ flex: 1 }} />
      <span>
        {updatedAt === 0 ? '' : `updated ${agoInWords(now, new Date(updatedAt).toISOString())} · `}
        {LIVE_WORDS[live]}
      </span>
    </Box>
  );
}
