import { examineEnv } from '../../env.ts';
import { bad, type Finding, good } from './check.ts';

/** What `docket kyc` needs; the server needs all. */
const FOR_DIDIT = ['DIDIT_API_KEY', 'DIDIT_BASE_URL', 'DIDIT_TIMEOUT_MS'];

export function checkSettings(onlyDidit: boolean): Finding[] {
  const problems = examineEnv().filter(({ name }) => !onlyDidit || FOR_DIDIT.includes(name));
  if (problems.length === 0) return [good('settings', 'all there and well formed')];
  return problems.map(({ name, problem }) =>
    bad(`setting ${name}`, problem, 'Set it in the environment or in .env; .env.example describes it.'),
  );
}
