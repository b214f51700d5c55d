import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import {
  renderChipPortrait,
  renderDocument,
  renderPortrait,
  renderProofOfAddress,
  renderSelfie,
} from './media/index.ts';
import type { DrawnSource, DrawOrder, DrawResult } from './media-pool.ts';

// On Linux this concerns the calling thread alone; elsewhere it would slow the whole sandbox down.
if (workerData === 'low' && process.platform === 'linux') setPriority(0, 15);

/** Draws in a thread of its own: a picture takes seconds of computing, and requests must not wait for it. */
async function draw(source: DrawnSource): Promise<Uint8Array> {
  switch (source.kind) {
    case 'document':
      return renderDocument(source.spec, source.side);
    case 'portrait':
      return renderPortrait(source.spec);
    case 'chip_portrait':
      return renderChipPortrait(source.face);
    case 'selfie':
      return renderSelfie(source.spec);
    case 'proof_of_address':
      return renderProofOfAddress(source.spec);
  }
}

parentPort?.on('message', async ({ id, source }: DrawOrder) => {
  let result: DrawResult;
  try {
    result = { id, picture: new Uint8Array(await draw(source)) };
  } catch (error) {
    // The thread goes on; whoever asked for this picture gets the reason.
    result = { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(result);
});
