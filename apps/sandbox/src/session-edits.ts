import type { Sandbox } from './context.ts';
import type { ReviewItem, SessionRecord } from './records.ts';
import { API_CLIENT, reviewItem } from './session-changes.ts';
import { enqueueSessionEvent } from './webhook-events.ts';

export type DataChange = {
  at: string;
  /** Null: nothing worth telling changed, so the log stays as it is. */
  activity: Partial<ReviewItem> | null;
  note: () => void;
};

/**
 * A change of a session's data that leaves its status alone: session, activity, ledger and one `data.updated`
 * together (Didit docs: webhooks).
 */
export function changeData(sandbox: Sandbox, session: SessionRecord, change: DataChange): SessionRecord {
  const activity = change.activity === null ? [] : [reviewItem(API_CLIENT, change.at, change.activity)];
  const changed = { ...session, reviews: [...session.reviews, ...activity] };
  sandbox.store.transaction(() => {
    sandbox.store.sessions.put(changed);
    change.note();
    enqueueSessionEvent(sandbox, changed, 'data.updated');
  });
  sandbox.wakeSender();
  return changed;
}
