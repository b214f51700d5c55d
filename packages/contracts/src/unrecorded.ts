import type * as contract from './endpoints.ts';

/**
 * The routes that may succeed without an audit entry, and why. Every other one leaves at least one entry that carries its
 * request's id: it changes something, or it shows what belongs to a customer.
 */
export const UNRECORDED = {
  getMe: 'shows people their own account',
  listSignIns: 'shows people their own sign-ins',
  startOidc: 'sends the browser to the provider; coming back signed in, or not, is recorded',
  refreshSignIn: 'goes on with what signing in granted; its misuse and its end are recorded',
  endOtherSignIns: 'each sign-in that ends is recorded; there may be none',
  endSignInsOf: 'each sign-in that ends is recorded; there may be none',
  listFactors: 'shows people their own account',
  getPreferences: 'shows people their own settings',
  startAuthenticator: 'makes a secret that is no factor before a code of it was given',
  startPasskey: 'asks a browser for a passkey that does not exist yet',
  challengePasskey: 'makes a number that opens nothing before it comes back signed',
  getEnvironment: 'tells nothing of anybody',
  getLiveness: 'tells nothing of anybody',
  getReadiness: 'tells nothing of anybody',
  streamEvents:
    'tells where cases stand and who is at work on them, nothing of a customer; that is then read',
  countCases: 'tells numbers only',
  listAssignees: 'shows colleagues and how much work they have, no customer',
  countErasures: 'tells a number only',
  getDecision: 'its maker, who wrote it, asks where it stands; anybody else’s reading is recorded',
  claimCase: 'a heartbeat changes nothing but the time; taking a case is recorded',
  getPolicy: 'shows rules',
  getReasons: 'shows rules',
  getReasonHistory: 'shows rules, and how often each was given',
  getSending: 'tells whether decisions leave, and which colleague stopped them',
  getSync: 'shows the state of the connection',
  listDeliveries: 'shows ids and times',
  getConnection: 'shows settings, and of secrets the last characters',
  listUsers: 'shows colleagues, no customer',
  listWorkflows: 'shows settings',
  getWorkflow: 'shows settings',
  getAuditGuards: 'shows the state of the database',
} satisfies Partial<Record<keyof typeof contract, string>>;
