import type { CaseDetail } from '@docket/contracts';
import { useEffect, useRef } from 'react';
import { useNotify } from '../../../../layout/feedback.ts';
import { useMe } from '../../../../session/me.ts';

const LONG_ENOUGH_TO_READ_MS = 30_000;

/** Tells whoever held the case that a colleague has it now, and what they say about it. */
export function useHandOver({ case: { holder }, timeline }: CaseDetail): void {
  const me = useMe();
  const notify = useNotify();
  const before = useRef(holder?.id);
  const reason = timeline
    .filter(({ kind, actor }) => kind === 'note' && actor.name === holder?.name)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1)?.detail;
  useEffect(() => {
    const wasMine = before.current === me.id;
    before.current = holder?.id;
    if (!wasMine || holder === null || holder.id === me.id) return;
    const said = reason?.startsWith('Took the case over') ? ` ${reason}` : '';
    notify({
      severity: 'warning',
      text: `${holder.name} holds this case now.${said}`,
      durationMs: LONG_ENOUGH_TO_READ_MS,
    });
  }, [holder, me.id, notify, reason]);
}
