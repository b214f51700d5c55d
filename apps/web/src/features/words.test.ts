import type { CheckName } from '@docket/audit';
import {
  AUDIT_ACTIONS,
  BLOCKLIST_TARGETS,
  BYPASS_FINDERS,
  BYPASS_RESOLUTIONS,
  CHECK_RULES,
  CheckRule,
  DECISION_STATES,
  EvidenceTab,
  OUTCOMES,
  PERMISSIONS,
  PROBLEMS,
  ROLES,
  SESSION_STATUSES,
  WorkflowSettings,
} from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { actionsOf, GROUP_KEYS, groupLabel } from './audit/action-groups.ts';
import { checkInWords } from './audit/check-words.ts';
import { entryReasonInWords } from './audit/entry/entry-words.ts';
import { typeInWords } from './blocklist/blocklist-words.ts';
import { actorInWords, FINDER_WORDS, RESOLUTION_WORDS } from './bypasses/bypass-words.ts';
import { checkReasons, decisionWords, OUTCOME_WORDS } from './cases/case/decision/decision-words.ts';
import { anchorId, anchorOf, PAGE_TABS, pageTabOf } from './cases/case/evidence-tabs.ts';
import { makeDecision } from './cases/case/testing/make-case.ts';
import { VIEW_KEYS, VIEWS } from './cases/queue/queue-views.ts';
import { reportAllowed } from './reports/reports-search.ts';
import { ROLE_WORDS } from './users/permission-words.ts';
import { LIVENESS_METHODS, priceInWords, stepInWords, stepsInWords } from './workflows/workflow-words.ts';

const CATALOGUE = new Map([['document-expired', 'Document expired']]);
const labelOf = (key: string) => CATALOGUE.get(key) ?? `Reason ${key}`;

const NOW = Date.parse('2026-11-02T10:30:02Z');
/** Words people read: a capital or digit first, no machine spelling. */
const READABLE = /^[A-Z0-9“"][^_{}]*$/;

/** The verifier's checks; the compiler asks for a new one. */
const CHECKS = {
  'canonical-form': true,
  'checkpoint-signatures': true,
  'checkpoint-order': true,
  'checkpoint-roots': true,
  coverage: true,
  'decision-order': true,
  commitments: true,
  anchor: true,
  key: true,
  manifest: true,
  files: true,
  count: true,
  inclusion: true,
  scope: true,
  signature: true,
  statement: true,
  audit: true,
  receipts: true,
  evidence: true,
} satisfies Record<CheckName, true>;

describe('every value of the contracts is said in words', () => {
  test('decisions in every outcome and state, and only the settled word promises that it is done', () => {
    for (const outcome of OUTCOMES) {
      const { done } = OUTCOME_WORDS[outcome];
      for (const state of DECISION_STATES) {
        const { title } = decisionWords(makeDecision({ outcome, state }), NOW);
        expect(title, `${outcome} ${state}`).toMatch(READABLE);
        expect(title === done, `${outcome} ${state}`).toBe(state === 'confirmed');
      }
    }
  });

  test('the reasons of a second person, each in the words of its rule', () => {
    expect(checkReasons({ checkRules: [] })).toBeNull();
    for (const rule of CheckRule.options) {
      expect(checkReasons({ checkRules: [rule] })).toBe(`Because ${CHECK_RULES[rule]}`);
    }
    expect(checkReasons({ checkRules: ['overturn', 'block'] })).toBe(
      'Because a final decision would be overturned, and values would be blocked for all later customers',
    );
  });

  test('reasons, problems and permissions of an entry of the log', () => {
    expect(entryReasonInWords('document-expired', labelOf)).toBe('Document expired');
    for (const [code, { title }] of Object.entries(PROBLEMS)) {
      expect(entryReasonInWords(code, labelOf)).toBe(title);
    }
    for (const permission of Object.keys(PERMISSIONS)) {
      expect(entryReasonInWords(permission, labelOf)).toBe(`Needs ${permission}`);
    }
    // What no catalogue has is said by its own words.
    expect(entryReasonInWords('status-moved', labelOf)).toBe('Reason status-moved');
    expect(entryReasonInWords('constructor', labelOf)).toBe('Reason constructor');
  });

  test('actions of the log, each under exactly one heading', () => {
    expect(new Set(GROUP_KEYS.map(groupLabel)).size).toBe(GROUP_KEYS.length);
    for (const action of Object.keys(AUDIT_ACTIONS)) {
      const groups = GROUP_KEYS.filter((group) => actionsOf(group).some((one) => one === action));
      expect(groups, action).toHaveLength(1);
    }
  });

  test.each(Object.keys(CHECKS))('the check “%s” of the log says more than its name', (name) => {
    expect(checkInWords(name).split(' ').length).toBeGreaterThan(3);
  });

  test('outside decisions: how found, what came of them, who did it', () => {
    expect(Object.keys(FINDER_WORDS).sort()).toEqual([...BYPASS_FINDERS].sort());
    expect(Object.keys(RESOLUTION_WORDS).sort()).toEqual([...BYPASS_RESOLUTIONS].sort());
    expect(actorInWords({ kind: 'person', name: 'Noa' })).toBe('Noa');
    for (const kind of ['person', 'api-key', 'didit', 'unknown'] as const) {
      expect(actorInWords({ kind, name: null })).toMatch(READABLE);
    }
  });

  test('roles, kinds of blocked values and ways of liveness', () => {
    for (const role of ROLES) expect(ROLE_WORDS[role].label.toLowerCase()).toBe(role);
    for (const target of BLOCKLIST_TARGETS) expect(typeInWords(target)).toMatch(READABLE);
    expect(typeInWords('iris_scan')).toBe('Iris scan');
    const methods = WorkflowSettings.shape.livenessMethod.options;
    expect(Object.keys(LIVENESS_METHODS).sort()).toEqual([...methods].sort());
  });
});

describe('every value of the contracts has a place', () => {
  test('tabs of evidence, so that a warning never points nowhere', () => {
    const shown = PAGE_TABS.map(({ id }) => id);
    for (const tab of EvidenceTab.options) {
      expect(shown).toContain(pageTabOf(tab));
      for (const nodeId of ['feature_ocr_1', null]) {
        expect(anchorOf({ tab, nodeId }).exact).toBe(anchorId(tab, nodeId));
      }
      expect(anchorOf({ tab, nodeId: null }).fallback).toBe(`evidence-${pageTabOf(tab)}`);
    }
    expect(new Set(shown).size).toBe(8);
  });

  test('statuses: each view asks for a status there is, and its figure is that status’s', () => {
    const byStatus = Object.fromEntries(SESSION_STATUSES.map((status, index) => [status, index + 1]));
    const counts = {
      byStatus: { ...byStatus, Quarantined: 1_000 },
      mine: 500,
      review: 700,
      snoozed: 0,
      unassigned: 600,
      bypasses: 0,
      checks: 0,
      warnings: [],
      countries: [],
      workflows: [],
      tags: [],
      holders: [],
    };
    for (const key of VIEW_KEYS) {
      const { filter, count } = VIEWS[key];
      if (filter.status === undefined) continue;
      expect(SESSION_STATUSES).toContain(filter.status);
      const narrowed = { unassigned: 600, review: 700 }[String(key)];
      expect(count(counts)).toBe(narrowed ?? byStatus[String(filter.status)]);
    }
    expect(VIEWS.mine.count(counts)).toBe(500);
    expect(VIEWS.all.count(counts)).toBe(55 + 1_000);
  });

  test.each(SESSION_STATUSES)('a report of a case that is %s is there or explained', (status) => {
    const there = ['Approved', 'Declined', 'In Review', 'Kyc Expired'].includes(status);
    const because = `Didit makes no report while a case is ${status}.`;
    expect(reportAllowed({ status })).toEqual(there ? true : { because });
  });
});

describe('a workflow', () => {
  test('says a step that runs several times once, and one of tomorrow in its own words', () => {
    expect(stepsInWords(['OCR', 'LIVENESS', 'OCR', 'IRIS_SCAN', 'OCR'])).toEqual([
      'Document ×3',
      'Liveness',
      'Iris scan',
    ]);
    expect(stepInWords('constructor')).toBe('constructor');
  });

  test('has a price in dollars and cents, or none', () => {
    expect([priceInWords(0), priceInWords(0.325), priceInWords(1_234.5), priceInWords(null)]).toEqual([
      '$0.00',
      '$0.33',
      '$1,234.50',
      '–',
    ]);
  });
});
