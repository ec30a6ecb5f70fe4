import type { DeliveryState } from '../../main/contract/delivery.ts';
import type { JobView } from '../../main/contract/state.ts';
import { STATE_WORDS } from '../logic/deliveries.ts';

const PHASE_WORDS: Record<JobView['phase'], string> = { active: 'Active', paused: 'Paused', finished: 'Finished' };

export function PhaseBadge({ phase }: { phase: JobView['phase'] }) {
  return <span class={`badge badge-${phase}`}>{PHASE_WORDS[phase]}</span>;
}

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  return <span class={`badge badge-${state}`}>{STATE_WORDS[state]}</span>;
}
