import { useEffect, useState } from 'react';

/** The time in milliseconds, moving on every `everyMs`; `null` stands still, so that a quiet page costs nothing. */
export function useTick(everyMs: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === null) return;
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}
