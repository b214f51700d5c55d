/** What the exit code of every command says; `docket audit verify` alone has a meaning of its own for 1 and 3. */
export const EXIT = { ok: 0, refused: 1, usage: 2, vendor: 3, waiting: 4 } as const;

/** The same as sentences, for the help and the documentation. */
export const EXIT_MEANINGS: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.refused, 'refused: a rule of Docket or Didit says no, or a check of `docket doctor` failed'],
  [EXIT.usage, 'the command line or a setting is wrong; nothing was done'],
  [
    EXIT.vendor,
    'Didit or the database could not be reached, did not accept the key, or gave no clear answer',
  ],
  [EXIT.waiting, 'waited as long as was asked for, and it is not over yet'],
];

/** The command line or the environment is wrong: the person can fix it by reading the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The answer is no, for a reason a person can understand. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
