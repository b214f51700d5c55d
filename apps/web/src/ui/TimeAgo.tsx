import Tooltip from '@mui/material/Tooltip';
import { agoInWords, instantInWords } from './format.ts';
import { useNow } from './use-now.ts';

/** A past moment as a span; the exact local time with its zone is in the tooltip. */
export function TimeAgo({ at }: { at: string }) {
  const now = useNow();
  return (
    <Tooltip title={instantInWords(at)}>
      <time dateTime={at}>{agoInWords(now, at)}</time>
    </Tooltip>
  );
}
