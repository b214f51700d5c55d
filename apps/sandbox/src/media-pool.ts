import { Worker } from 'node:worker_threads';
import type { MediaSource } from './records.ts';

export type DrawnSource = Exclude<MediaSource, { kind: 'upload' }>;
export type DrawOrder = { id: number; source: DrawnSource };
export type DrawResult = { id: number; picture: Uint8Array } | { id: number; problem: string };

type Waiting = { resolve: (picture: Buffer) => void; reject: (reason: Error) => void };

export type DrawingPool = { draw: (source: DrawnSource) => Promise<Buffer>; close: () => Promise<void> };

export type Priority = 'normal' | 'low';

/** One drawing thread, started with the first picture and again after a crash. */
export function createDrawingPool(priority: Priority): DrawingPool {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const failAll = (reason: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./media-worker.ts', import.meta.url), { workerData: priority });
    started.on('message', (result: DrawResult) => {
      const order = waiting.get(result.id);
      waiting.delete(result.id);
      if ('picture' in result) order?.resolve(Buffer.from(result.picture));
      else order?.reject(new Error(result.problem));
    });
    started.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    // An idle thread must not keep a finished process alive.
    started.unref();
    return started;
  };
  return {
    draw: (source) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, source });
      }),
    close: async () => {
      const running = worker;
      failAll(new Error('the sandbox is closing'));
      await running?.terminate();
    },
  };
}
