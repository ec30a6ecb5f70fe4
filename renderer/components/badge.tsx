import type { DeliveryState } from '../../main/contract/delivery.ts';
import type { JobView } from '../../main/contract/state.ts';
import { STATE_WORDS } from '../logic/deliveries.ts';

const PHASE_WORDS: Record<JobView['phase'], string> = { active: 'Active', paused: 'Paused', finished: 'Finished' };

/** @param word instead of the phase's own */
export function PhaseBadge({ phase, word }: { phase: JobView['phase']; word?: string }) {
  return <span class={`badge badge-${phase}`}>{word ?? PHASE_WORDS[phase]}</span>;
}

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  return <span class={`badge badge-${state}`}>{STATE_WORDS[state]}</span>;
}
