import type { Warning } from '@docket/contracts';
import { useState } from 'react';
import { anchorOf, bySeverity, type PageTab, pageTabOf } from './evidence-tabs.ts';

const POINTED_MS = 2000;

/** The warnings as a round trip: `go` shows the evidence of one, `step` that of the next. */
export function useWarnings(all: readonly Warning[], onTab: (tab: PageTab) => void) {
  const warnings = bySeverity(all);
  const [current, setCurrent] = useState<number | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const go = (index: number) => {
    const warning = warnings[index];
    if (warning === undefined) return;
    setCurrent(index);
    setSeen((before) => new Set(before).add(index));
    onTab(pageTabOf(warning.tab));
    // The tab has to be on screen before its evidence can be scrolled to.
    requestAnimationFrame(() => requestAnimationFrame(() => pointAt(warning)));
  };
  const step = (by: 1 | -1) => {
    if (warnings.length === 0) return;
    const from = current ?? (by === 1 ? -1 : 0);
    go((from + by + warnings.length) % warnings.length);
  };
  return { warnings, current, seen, go, step };
}

/** Moves focus and view to the evidence and outlines it for two seconds, so that the eye lands there. */
function pointAt(warning: Warning): void {
  const { exact, fallback } = anchorOf(warning);
  const element = document.getElementById(exact) ?? document.getElementById(fallback);
  if (element === null) return;
  element.scrollIntoView({ block: 'nearest' });
  element.focus({ preventScroll: true });
  element.dataset.pointed = 'true';
  window.setTimeout(() => {
    delete element.dataset.pointed;
  }, POINTED_MS);
}
