import type { CaseSummary } from '@docket/contracts';
import { useState } from 'react';
import { countWaiting, steadyRows } from './steady-rows.ts';

type Rows = readonly CaseSummary[];

interface Reading {
  /** undefined while the first page is on its way. */
  readonly fresh: Rows | undefined;
  readonly goesOn: boolean;
  /** What was asked for; another question gets its own rows at once. */
  readonly list: string;
  /** Read since the page was opened; what is only remembered may be corrected without a word. */
  readonly settled: boolean;
}

export interface SteadyRows {
  readonly rows: Rows | undefined;
  /** How many new ones wait to be shown. */
  readonly waiting: number;
  readonly show: () => void;
  /** Called with whether the pointer is over the rows. */
  readonly hold: (held: boolean) => void;
}

/** Keeps rows where they are while the list behind them moves. */
export function useSteadyRows({ fresh, goesOn, list, settled }: Reading): SteadyRows {
  const [held, hold] = useState(false);
  const [kept, keep] = useState({ list, settled: false, held, from: fresh, rows: fresh });
  const pace = { held, goesOn };
  let now = kept;
  const isNews = kept.list !== list || kept.from !== fresh || kept.held !== held || kept.settled !== settled;
  if (isNews) {
    const adopts = kept.list !== list || !kept.settled || !kept.rows?.length || fresh === undefined;
    const rows = adopts ? fresh : steadyRows(kept.rows ?? [], fresh, pace);
    now = { list, settled, held, from: fresh, rows };
    keep(now);
  }
  return {
    rows: now.rows,
    waiting: now.rows === undefined || fresh === undefined ? 0 : countWaiting(now.rows, fresh, pace),
    show: () => keep({ ...now, rows: fresh }),
    hold,
  };
}
