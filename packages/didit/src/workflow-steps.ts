import type { WorkflowFeature } from './workflow-write.ts';
import type { Workflow } from './workflows.ts';

/** A graph longer than this is no chain of steps but a loop. */
const MOST_STEPS = 100;

/**
 * The steps of a workflow in the order they run, each with its configuration: from the graph when Didit answered
 * one, else from the feature list, else from the text that only names them. A branching graph gives its main path.
 *
 * Source: Didit OpenAPI GET /v3/workflows/{settings_uuid}/
 */
export function stepsOfWorkflow(workflow: Pick<Workflow, 'features' | 'workflow_graph'>): WorkflowFeature[] {
  const graph = stepsOfGraph(workflow.workflow_graph);
  if (graph.length > 0) return graph;
  const { features } = workflow;
  if (features == null) return [];
  if (typeof features === 'string') {
    return features.split('+').flatMap((name) => (name.trim() === '' ? [] : [{ feature: name.trim() }]));
  }
  return features.map(step);
}

function stepsOfGraph(graph: unknown): WorkflowFeature[] {
  const { start_node, nodes } = record(graph);
  const byId = record(nodes);
  const steps: WorkflowFeature[] = [];
  let id = start_node;
  for (let count = 0; typeof id === 'string' && count < MOST_STEPS; count += 1) {
    const node = record(byId[id]);
    if (typeof node.feature === 'string') steps.push(step(node));
    id = node.next;
  }
  return steps;
}

function step(entry: unknown): WorkflowFeature {
  const { feature, config, label } = record(entry);
  return {
    feature: String(feature).trim().toUpperCase(),
    ...(Object.keys(record(config)).length === 0 ? {} : { config: record(config) }),
    ...(typeof label === 'string' ? { label } : {}),
  };
}

function record(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {}; // an object that is no list, by the check
}
