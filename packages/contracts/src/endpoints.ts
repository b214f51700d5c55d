export { assignCase, listAssignees } from './assignments.ts';
export { exportAudit, getAuditGuards, listAudit, verifyAudit } from './audit.ts';
export {
  confirmPassword,
  confirmSecondFactor,
  getMe,
  signIn,
  signInWithPasskey,
  signInWithSecondFactor,
  signOut,
} from './auth.ts';
export { listBlocklist, removeFromBlocklist } from './blocklist.ts';
export { listBypasses, resolveBypass, takeBypass } from './bypasses.ts';
export {
  addToBlocklist,
  approveCase,
  blockCase,
  declineCase,
  previewBlock,
  requestResubmission,
} from './case-decisions.ts';
export {
  addNote,
  countCases,
  getCase,
  getCaseMedia,
  getCaseReport,
  getEvidencePack,
  listCases,
  listChanges,
  readCaseAgain,
} from './cases.ts';
export {
  agreeWithDecision,
  askAboutDecision,
  chooseOutcome,
  disagreeWithDecision,
  listChecks,
} from './checks.ts';
export { claimCase, nextCase, releaseCase, takeOverCase } from './claims.ts';
export { issuePasswordCode, setPassword, setUp } from './codes.ts';
export {
  connectWebhook,
  getConnection,
  registerDiditAccount,
  rotateWebhookSecret,
  setConnectionKey,
  testConnectionKey,
  testWebhook,
  topUpBalance,
  verifyDiditAccount,
} from './connection.ts';
export { correctCase } from './corrections.ts';
export { closeDecision, getDecision, withdrawDecision } from './decisions.ts';
export { disposeHits } from './dispositions.ts';
export { getEnvironment, getLiveness, getReadiness } from './environment.ts';
export {
  agreeToErasure,
  countErasures,
  getErasure,
  listErasures,
  refuseErasure,
  requestErasure,
  setLegalHold,
} from './erasures.ts';
export {
  addPasskey,
  challengePasskey,
  confirmAuthenticator,
  listFactors,
  removeAuthenticator,
  removePasskey,
  renamePasskey,
  renewRecoveryCodes,
  startAuthenticator,
  startPasskey,
} from './factors.ts';
export { streamEvents } from './live.ts';
export { finishOidc, startOidc } from './oidc.ts';
export { changePolicy, getPolicy } from './policy.ts';
export { changePreferences, getPreferences } from './preferences.ts';
export { changeReasons, getReasonHistory, getReasons } from './reasons.ts';
export { getReceipt } from './receipts.ts';
export { getSending, pauseSending, resumeSending } from './sending.ts';
export { createSession } from './sessions.ts';
export {
  endOtherSignIns,
  endSignIn,
  endSignInOf,
  endSignInsOf,
  listSignIns,
  listSignInsOf,
  refreshSignIn,
} from './sign-ins.ts';
export { snoozeCase, wakeCase } from './snoozes.ts';
export { getSync, listDeliveries, replayDelivery, startImport } from './sync.ts';
export { tagCase, untagCase } from './tags.ts';
export { createUser, listUsers, resetFactors, updateUser } from './users.ts';
export { giveViewReason } from './view-reasons.ts';
export { createWorkflow, deleteWorkflow, getWorkflow, listWorkflows, updateWorkflow } from './workflows.ts';
