export interface Figures {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
}

/** Of the milliseconds that everything took which was done in these seconds. Errors: nothing was, and nothing would compare well. */
export function figuresOf(times: readonly number[], seconds: number): Figures {
  if (times.length === 0) throw new Error(`nothing was done in ${seconds} s; give it more --seconds`);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  const rounded = (part: number) => round(at(part) ?? Number.NaN);
  return {
    p50Ms: rounded(0.5),
    p95Ms: rounded(0.95),
    p99Ms: rounded(0.99),
    perSecond: Math.round(sorted.length / seconds),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
