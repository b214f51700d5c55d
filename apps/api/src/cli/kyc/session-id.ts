import { UsageError } from '../exit.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Didit's routes match lower-case ids only; a mistyped one is said here, before anything is asked. */
export function requireSessionId(text: string): string {
  const id = text.trim().toLowerCase();
  if (!UUID.test(id))
    throw new UsageError('The session id is not one: 4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4 is.');
  return id;
}
