import type { Check, EvidenceTab, Warning } from '@docket/contracts';
import { type Decision, toDecisionFeature } from '@docket/didit';
import { firstText, number, record, statusWord, text, unique } from '../leaves.ts';
import {
  hasBlock,
  inWords,
  labelOf,
  resubmitFeatureOf,
  type Step,
  stateOf,
  stepsByFeature,
  tabOf,
} from './vocabulary.ts';

const SEVERITIES = ['error', 'warning', 'information'] as const;

/** Findings of all checks, the ones Didit declines for first; within a severity in reading order. */
export function readWarnings(decision: Decision): Warning[] {
  const warnings = stepsByFeature(decision).flatMap(({ feature, tab, steps }) =>
    steps.flatMap((step) => warningsOf(step, feature, tab)),
  );
  return warnings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function warningsOf(step: Step, feature: string, tab: EvidenceTab): Warning[] {
  if (!Array.isArray(step.warnings)) return [];
  return step.warnings.map(record).flatMap((warning) => {
    const risk = firstText(warning.risk, warning.short_description);
    if (risk === null) return [];
    return [
      {
        risk,
        feature,
        severity: severityOf(warning.log_type),
        title: firstText(warning.short_description) ?? inWords(risk),
        detail: text(warning.long_description),
        nodeId: firstText(warning.node_id, step.node_id),
        tab,
      },
    ];
  });
}

/** A severity that is withheld or new counts as a warning: to look at it once more costs less than to miss it. */
function severityOf(logType: unknown): Warning['severity'] {
  return SEVERITIES.find((severity) => severity === logType) ?? 'warning';
}

/**
 * One row per step, for every check the workflow promises and every further one that has a result.
 * A promised check without a result is "not-run"; one whose result has no place in the decision is "unknown".
 */
export function readChecks(decision: Decision): Check[] {
  const blocks = stepsByFeature(decision);
  const promised = (decision.features ?? []).flatMap((name) => text(name) ?? []).map(toDecisionFeature);
  const present = blocks.filter((block) => block.steps.length > 0).map((block) => block.feature);
  // Liveness always estimates an age; it is a check of its own only where the workflow says so.
  const extra = present.filter((feature) => feature !== 'AGE_ESTIMATION');
  return unique([...promised, ...extra]).flatMap((feature) => {
    const steps = blocks.find((block) => block.feature === feature)?.steps ?? [];
    return steps.length === 0 ? [withoutResult(feature)] : steps.map((step) => checkOf(feature, step));
  });
}

function checkOf(feature: string, step: Step): Check {
  const nodeId = text(step.node_id);
  return {
    feature,
    label: labelOf(feature),
    nodeId,
    state: stateOf(step.status),
    status: statusWord(step.status),
    score: number(step.score),
    tab: tabOf(feature),
    // Didit asks for the step's node: without one it cannot be redone by name.
    resubmitFeature: nodeId === null ? null : resubmitFeatureOf(feature),
  };
}

function withoutResult(feature: string): Check {
  const known = hasBlock(feature);
  return {
    feature,
    label: labelOf(feature),
    nodeId: null,
    state: known ? 'not-run' : 'unknown',
    status: known ? 'Not Finished' : 'Unknown',
    score: null,
    tab: tabOf(feature),
    resubmitFeature: null,
  };
}
