import { WorkflowSettings } from '@docket/contracts';

/** The form's check: the contract's, and that thresholds stand in the order the sentences say. */
export const SettingsForm = WorkflowSettings.superRefine((settings, context) => {
  if (settings.faceMatch && settings.faceMatchDeclineBelow > settings.faceMatchReviewBelow) {
    context.addIssue({
      code: 'custom',
      path: ['faceMatchReviewBelow'],
      message: 'Review cannot begin below the score that declines.',
    });
  }
  if (settings.aml && settings.amlReviewAbove > settings.amlDeclineAbove) {
    context.addIssue({
      code: 'custom',
      path: ['amlDeclineAbove'],
      message: 'Declining cannot begin below the score that goes to review.',
    });
  }
});

/** What a new workflow begins with: a document, a live person, and both compared; thresholds as Didit's own. */
export const NEW_WORKFLOW: WorkflowSettings = {
  label: '',
  liveness: true,
  livenessMethod: 'passive',
  faceMatch: true,
  faceMatchDeclineBelow: 50,
  faceMatchReviewBelow: 70,
  aml: false,
  amlReviewAbove: 80,
  amlDeclineAbove: 100,
  phone: false,
  email: false,
  nfc: false,
  proofOfAddress: false,
  ipAnalysis: false,
  databaseValidation: false,
  maxRetryAttempts: 3,
  retryWindowDays: 7,
};

/** Settings that are a step of their own, in the order Didit runs them. */
export const SWITCHED_STEPS = [
  'nfc',
  'liveness',
  'faceMatch',
  'proofOfAddress',
  'phone',
  'email',
  'databaseValidation',
  'aml',
  'ipAnalysis',
] as const satisfies readonly (keyof WorkflowSettings)[];
export type SwitchedStep = (typeof SWITCHED_STEPS)[number];

export const STEP_TEXTS: Record<SwitchedStep, { title: string; does: string }> = {
  nfc: { title: 'NFC chip', does: "Reads the document's chip and checks the issuing state's signature." },
  liveness: { title: 'Liveness', does: 'Makes sure that a living person is in front of the camera.' },
  faceMatch: { title: 'Face match', does: 'Compares the selfie with the portrait of the document.' },
  proofOfAddress: {
    title: 'Proof of address',
    does: 'Asks for a bill or letter and reads name and address.',
  },
  phone: { title: 'Phone', does: 'Sends a code to the phone number.' },
  email: { title: 'E-mail', does: 'Sends a code to the e-mail address.' },
  databaseValidation: { title: 'Database check', does: 'Compares the data with registers of the country.' },
  aml: { title: 'AML screening', does: 'Searches sanctions, politically exposed people and adverse media.' },
  ipAnalysis: {
    title: 'IP and device',
    does: 'Notes where the session came from; the customer does nothing.',
  },
};
