export { listAudit, verifyAudit } from './audit.ts';
export { getMe, signIn, signOut } from './auth.ts';
export { listBlocklist, removeFromBlocklist } from './blocklist.ts';
export {
  addNote,
  addToBlocklist,
  approveCase,
  blockCase,
  claimCase,
  countCases,
  declineCase,
  getCase,
  getCaseMedia,
  getCaseReport,
  listCases,
  nextCase,
  releaseCase,
  requestResubmission,
} from './cases.ts';
export { getDecision, withdrawDecision } from './decisions.ts';
export { getEnvironment, getLiveness, getReadiness, streamEvents } from './environment.ts';
export { createSession } from './sessions.ts';
export { createUser, listUsers, updateUser } from './users.ts';
export { createWorkflow, deleteWorkflow, getWorkflow, listWorkflows, updateWorkflow } from './workflows.ts';
