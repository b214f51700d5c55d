import type { NodeFeature } from '../records.ts';
import type { SessionStatus } from '../state-machine.ts';
import type { Draft } from './draft.ts';
import type { ScenarioSlug } from './slugs.ts';

/** A story: with which papers the customer comes, what the checks find, and how the session ends. */
export type Scenario = {
  slug: ScenarioSlug;
  title: string;
  outcome: SessionStatus;
  /** Steps without which the story makes no sense. */
  needs: NodeFeature[];
  /** Changes person, papers or selfie before any check runs. */
  prepare?: (draft: Draft) => void;
  /** Changes what the checks found. */
  twist?: (draft: Draft) => void;
};
