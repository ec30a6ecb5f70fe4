import type { DeliveryState } from '../../main/contract/delivery.ts';
import type { JobView } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';

/** @param word instead of the phase's own */
export function PhaseBadge({ phase, word }: { phase: JobView['phase']; word?: string }) {
  return <span class={`badge badge-${phase}`}>{word ?? say().shared.phases[phase]}</span>;
}

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  return <span class={`badge badge-${state}`}>{say().shared.states[state]}</span>;
}
