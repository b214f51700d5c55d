import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Budget } from './budget.ts';

const noWait = async () => {
  throw new Error('waited although there was no time to');
};

describe('Budget', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function take(budget: Budget, times: number, background = false): Promise<number[]> {
    const waits: number[] = [];
    for (let turn = 0; turn < times; turn += 1) waits.push(await budget.take(background, 0, noWait));
    return waits;
  }

  it('gives its calls and then says how long until the oldest leaves the minute', async () => {
    const budget = new Budget(3);
    expect(await take(budget, 3)).toEqual([0, 0, 0]);
    vi.advanceTimersByTime(20_000);
    expect(await take(budget, 1)).toEqual([40_000]);
    vi.advanceTimersByTime(40_000);
    expect(await take(budget, 1)).toEqual([0]);
  });

  it('leaves half for people whatever the background asks', async () => {
    const budget = new Budget(10);
    const background = await take(budget, 8, true);
    expect(background.filter((wait) => wait === 0)).toHaveLength(5);
    expect(await take(budget, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(await take(budget, 1)).toEqual([60_000]);
  });

  it('lets people use all of it when there is no background work', async () => {
    const budget = new Budget(10);
    expect(await take(budget, 10)).toEqual(Array(10).fill(0));
    expect(await take(budget, 1, true)).toEqual([60_000]);
  });

  it('waits for the oldest call to leave when there is time', async () => {
    const budget = new Budget(1);
    await take(budget, 1);
    const waited: number[] = [];
    const wait = async (ms: number) => {
      waited.push(ms);
      vi.advanceTimersByTime(ms);
    };
    expect(await budget.take(false, 60_000, wait)).toBe(0);
    expect(waited).toEqual([60_000]);
  });

  it('goes on where the process before it ended', async () => {
    const budget = new Budget(10);
    budget.resume({ used: 8, background: 5 }, 20_000);
    expect(budget.usage).toEqual({ used: 8, background: 5, limit: 10 });
    expect(await take(budget, 1, true)).toEqual([40_000]);
    expect(await take(budget, 3)).toEqual([0, 0, 40_000]);
    vi.advanceTimersByTime(40_000);
    expect(budget.usage).toEqual({ used: 2, background: 0, limit: 10 });
  });

  it('tells what the last minute used, and how much of it nobody waited for', async () => {
    const budget = new Budget(10);
    await take(budget, 2);
    await take(budget, 3, true);
    expect(budget.usage).toEqual({ used: 5, background: 3, limit: 10 });
    vi.advanceTimersByTime(60_000);
    expect(budget.usage).toEqual({ used: 0, background: 0, limit: 10 });
  });

  it('counts nothing for a call it refused', async () => {
    const budget = new Budget(1);
    await take(budget, 5);
    vi.advanceTimersByTime(60_000);
    expect(await take(budget, 1)).toEqual([0]);
  });
});
