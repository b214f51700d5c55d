import type { Permission } from '@docket/contracts';
import { useState } from 'react';
import { useNotify } from '../../../layout/feedback.ts';
import { may, someoneWith, useMe } from '../../../session/me.ts';
import type { WorkedCase } from './use-each.ts';
import type { Asked } from './WorkDialog.tsx';

const NEEDS: Record<Asked['what'], { readonly permission: Permission; readonly act: string }> = {
  assign: { permission: 'case:assign', act: 'assigns cases' },
  snooze: { permission: 'case:claim', act: 'snoozes cases' },
  tag: { permission: 'case:claim', act: 'tags cases' },
};

/** Begins such work by its question; who may not is told who may. */
export function useWork() {
  const me = useMe();
  const notify = useNotify();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (what: Asked['what'], rows: readonly WorkedCase[]) => {
    if (rows.length === 0) return;
    const { permission, act } = NEEDS[what];
    if (may(me, permission)) setAsked({ what, rows });
    else
      notify({ severity: 'info', text: `In Docket ${someoneWith(permission)} ${act}, your role does not.` });
  };
  return { asked, ask, close: () => setAsked(null) };
}
