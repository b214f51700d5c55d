import { CaseDetail, Decision, Reason } from '@docket/contracts';

/** A small valid case for tests, parsed by the contract so that it cannot drift from it. */
export function makeCase(change: (raw: RawCase) => void = () => undefined): CaseDetail {
  const raw = rawCase();
  change(raw);
  return CaseDetail.parse(raw);
}

export type RawCase = ReturnType<typeof rawCase>;

export const CASE_ID = '011bc229-264f-4c7e-8c9e-7f56c26a5382';

const SHIPPED_POLICY = { approve: [], decline: [], resubmit: [], block: ['block'], unblock: ['unblock'] };

// The casts only widen empty lists and nulls, so that a test may put its own values there before the parse.
function rawCase() {
  return {
    case: {
      id: CASE_ID,
      sessionNumber: 1044,
      status: 'In Review',
      fullName: 'Amélie D’Hondt',
      country: 'BEL',
      documentType: 'Passport',
      workflowId: null,
      workflowLabel: 'Standard KYC',
      vendorData: null,
      warnings: [],
      createdAt: '2026-11-02T10:20:00Z',
      waitingSince: '2026-11-02T10:22:00Z',
      dueAt: null,
      holder: null,
      tags: [] as string[],
      snoozedUntil: null as string | null,
      assignee: null as { id: string; name: string } | null,
      decision: null,
      openBypasses: 0,
      deletedAtDidit: null as string | null,
      version: 4,
      email: 'amelie@example.test' as string | null,
      phone: null as string | null,
      observedAt: '2026-11-02T10:22:00Z',
      detailsRead: true,
      customerLink: null,
    },
    evidence: {
      warnings: [] as unknown[],
      checks: [] as unknown[],
      fields: [] as unknown[],
      documents: [] as unknown[],
      chips: [],
      faces: [] as unknown[],
      liveness: [],
      aml: [] as unknown[],
      devices: [],
      addresses: [],
      contacts: [] as unknown[],
      databases: [],
      related: [],
      media: [] as unknown[],
    },
    decisionData: {},
    trouble: null,
    erased: null,
    openDecision: null as unknown,
    timeline: [],
    bypasses: [],
    dispositions: [],
    receipts: [],
    corrections: [],
    correctable: [],
    demands: {
      secondPerson: { ...SHIPPED_POLICY } as Record<string, string[]>,
      approvalReason: null as string | null,
    },
    version: 4,
    allowed: Object.fromEntries(
      [
        'claim',
        'release',
        'takeOver',
        'assign',
        'snooze',
        'tag',
        'note',
        'approve',
        'decline',
        'requestResubmission',
        'block',
        'correct',
        'check',
        'report',
        'evidencePack',
      ].map((action) => [action, true as true | { because: string }]),
    ),
  };
}

export function makeDecision(more: Record<string, unknown> = {}): Decision {
  return Decision.parse({
    id: '7d1f6d5e-5a7c-4f7e-9f5e-0c4a5f1f2a10',
    caseId: CASE_ID,
    outcome: 'decline',
    blind: false,
    state: 'queued',
    because: null,
    reason: 'document-expired',
    moreReasons: [],
    catalogueVersion: 1,
    note: null,
    steps: [],
    targets: [],
    sendEmail: false,
    maker: { id: '0b9f3a1e-1f64-4d38-8f3f-6d7f7b6c1a01', name: 'Ana Petrova' },
    requestedAt: '2026-11-02T10:30:00Z',
    sendAfter: '2026-11-02T10:30:08Z',
    settledAt: null,
    attempts: 0,
    withdrawable: true,
    policyVersion: 1,
    checkRules: [],
    checks: [],
    expiresAt: null,
    digest: null,
    ...more,
  });
}

export function makeReason(more: Partial<Reason> = {}): Reason {
  return Reason.parse({
    key: 'document-expired',
    label: 'Document expired',
    outcomes: ['decline', 'resubmit'],
    clause: 'CDD-4.2 Identity document',
    customerText: 'The document has expired.',
    needsNote: false,
    needsSecondPerson: false,
    retired: false,
    ...more,
  });
}
