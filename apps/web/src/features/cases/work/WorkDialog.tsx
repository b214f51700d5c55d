import { lazy, Suspense } from 'react';
import type { WorkedCase } from './use-each.ts';

// Choosing a colleague takes a field that nothing else on the page needs.
const AssignDialog = lazy(() => import('./AssignDialog.tsx'));

/** What can be done to one case or several without deciding them. */
export interface Asked {
  readonly what: 'assign';
  readonly rows: readonly WorkedCase[];
}

/** The question that such work begins with; nothing while none is asked. */
export function WorkDialog({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <AssignDialog rows={asked.rows} onClose={onClose} />
    </Suspense>
  );
}
