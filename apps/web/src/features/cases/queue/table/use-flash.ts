import { useEffect, useState } from 'react';

const FLASH_MS = 900;

/** True for a moment after `value` has changed, so that the eye finds what moved. */
export function useFlash(value: string): boolean {
  const [seen, see] = useState(value);
  const isChanged = seen !== value;
  useEffect(() => {
    if (!isChanged) return;
    const timer = window.setTimeout(() => see(value), FLASH_MS);
    return () => window.clearTimeout(timer);
  }, [value, isChanged]);
  return isChanged;
}
