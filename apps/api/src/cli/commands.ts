import type { Command } from './command.ts';

export const ABOUT = 'docket: what an engineer or operator does without the browser';

/** Loaded when needed: looking at a decision need not wait for the database's driver. */
const GROUPS: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  kyc: async () => (await import('./kyc/commands.ts')).KYC_COMMANDS,
  didit: async () => (await import('./didit/commands.ts')).DIDIT_COMMANDS,
  import: async () => (await import('./sync-commands.ts')).IMPORT_COMMANDS,
  reconcile: async () => (await import('./sync-commands.ts')).RECONCILE_COMMANDS,
  user: async () => (await import('./user-commands.ts')).USER_COMMANDS,
  audit: async () => (await import('./audit-commands.ts')).AUDIT_COMMANDS,
  doctor: async () => (await import('./doctor/commands.ts')).DOCTOR_COMMANDS,
};

export async function loadAll(): Promise<Command[]> {
  return (await Promise.all(Object.values(GROUPS).map((load) => load()))).flat();
}

/** Nothing for a word that names no group. */
export async function loadGroup(word: string): Promise<readonly Command[]> {
  return Object.hasOwn(GROUPS, word) ? ((await GROUPS[word]?.()) ?? []) : [];
}

/** The command whose name the words begin with, the longest when several fit, and what follows it. */
export async function findCommand(
  words: readonly string[],
): Promise<{ command: Command; rest: readonly string[] } | undefined> {
  const commands = await loadGroup(words[0] ?? '');
  const fitting = commands
    .map((command) => ({ command, length: command.name.split(' ').length }))
    .filter(({ command, length }) => words.slice(0, length).join(' ') === command.name)
    .sort((a, b) => b.length - a.length)[0];
  return fitting && { command: fitting.command, rest: words.slice(fitting.length) };
}
