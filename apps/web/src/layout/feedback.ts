import { createContext, type ReactNode, useContext } from 'react';

export interface Notice {
  readonly text: ReactNode;
  readonly severity?: 'success' | 'info' | 'warning' | 'error';
  /** One thing to do about it, for example undo. */
  readonly action?: { readonly label: string; readonly onAct: () => void };
  /** How long it stays, in milliseconds; errors stay until they are closed. */
  readonly durationMs?: number;
}

export interface Feedback {
  /** Speaks to screen readers without showing anything. */
  readonly announce: (text: string) => void;
  /** Shows a notice bottom-left; returns how to take it away early. */
  readonly notify: (notice: Notice) => () => void;
}

export const FeedbackContext = createContext<Feedback | null>(null);

function useFeedback(): Feedback {
  const feedback = useContext(FeedbackContext);
  if (feedback === null) throw new Error('Feedback is used outside the layout');
  return feedback;
}

export function useAnnounce(): Feedback['announce'] {
  return useFeedback().announce;
}

export function useNotify(): Feedback['notify'] {
  return useFeedback().notify;
}
