import { parentPort, workerData } from 'node:worker_threads';
import { type VerifyJob, verifyStored } from './verify-stored.ts';

// Only verify-audit.ts starts this file, with a VerifyJob.
parentPort?.postMessage(await verifyStored(workerData as VerifyJob));
