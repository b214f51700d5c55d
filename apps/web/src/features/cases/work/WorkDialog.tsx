import { lazy, Suspense } from 'react';
import type { WorkedCase } from './use-each.ts';

// Their fields are needed by nothing else on the page, and long after it.
const DIALOGS = {
  assign: lazy(() => import('./AssignDialog.tsx')),
  snooze: lazy(() => import('./SnoozeDialog.tsx')),
  tag: lazy(() => import('./TagDialog.tsx')),
};

/** What can be done to one case or several without deciding them. */
export interface Asked {
  readonly what: keyof typeof DIALOGS;
  readonly rows: readonly WorkedCase[];
}

/** The question that such work begins with; nothing while none is asked. */
export function WorkDialog({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  if (asked === null) return null;
  const Dialog = DIALOGS[asked.what];
  return (
    <Suspense fallback={null}>
      <Dialog rows={asked.rows} onClose={onClose} />
    </Suspense>
  );
}
