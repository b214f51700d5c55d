import { useState } from 'react';

/** Where a picture comes from, and asking for it once more after it failed. */
export interface PictureSource {
  /** With a mark of the attempt, because a browser does not ask again for an address that has just failed. */
  readonly src: string;
  readonly attempt: number;
  readonly failed: boolean;
  readonly fail: () => void;
  readonly retry: () => void;
}

export function usePictureSource(src: string): PictureSource {
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  return {
    src: attempt === 0 ? src : `${src}?retry=${attempt}`,
    attempt,
    failed,
    fail: () => setFailed(true),
    retry: () => {
      setFailed(false);
      setAttempt((count) => count + 1);
    },
  };
}
