export const USAGE = `docket: the operator's commands

  docket user add --email <e-mail> --name <name> --role <role> [--password-stdin | --generate]
      Gives somebody an account: the first administrator is made this way. Roles: reviewer, manager,
      admin, auditor. The password (12 characters or more) is asked for, or read from the first line of
      standard input, or made up and printed once.
  docket user list [--json]
      Everyone with an account.
  docket user disable --email <e-mail>
      Signs somebody out everywhere, gives their cases back and lets them in no more.
  docket audit verify
      Recomputes the whole audit log and compares it with its signed checkpoints.
  docket --help

Settings come from the environment: DATABASE_URL, and for audit verify also AUDIT_SIGNING_SEED,
AUDIT_LOG_NAME and AUDIT_ANCHOR_FILE. See .env.example.

Exit codes: 0 done, 1 refused or failed, 2 the command or a setting is wrong. For audit verify:
  0 verified  1 the log was tampered with  2 it cannot be checked  3 verified, but without a checkpoint
  from outside the database, so that entries cut off its end would not be noticed
`;

/** The command line or the environment is wrong: the person can fix it by reading the usage. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
