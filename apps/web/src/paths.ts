/** Every address of the app; pages link through these, so that a moved page is one change. */
export const paths = {
  /** `search` is a query string without `?`, as the queue's own codec writes it. */
  queue: (search = '') => (search === '' ? '/queue' : `/queue?${search}`),
  case: (caseId: string) => `/cases/${caseId}`,
  /** `search` as for the queue. */
  bypasses: (search = '') => (search === '' ? '/bypasses' : `/bypasses?${search}`),
  checks: () => '/checks',
  policy: () => '/policy',
  erasures: () => '/erasures',
  proposals: () => '/proposals',
  reasons: () => '/reasons',
  blocklist: () => '/blocklist',
  workflows: () => '/workflows',
  workflowNew: () => '/workflows/new',
  workflow: (uuid: string) => `/workflows/${uuid}`,
  invite: () => '/invite',
  reports: () => '/reports',
  audit: () => '/audit',
  sync: () => '/sync',
  connection: () => '/connection',
  users: () => '/users',
  account: () => '/account',
  preferences: () => '/preferences',
  setUp: () => '/setup',
  setPassword: () => '/password',
  /** `returnTo` is a path of this app; the sign-in page refuses anything else. */
  signIn: (returnTo?: string) =>
    returnTo === undefined || returnTo === '/' ? '/signin' : `/signin?return=${encodeURIComponent(returnTo)}`,
} as const;
