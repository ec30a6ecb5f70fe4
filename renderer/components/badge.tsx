import type { DeliveryState } from '../../main/contract/delivery.ts';
import type { JobView, Upload } from '../../main/contract/state.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';

/** @param word instead of the phase's own */
export function PhaseBadge({ phase, word }: { phase: JobView['phase']; word?: string }) {
  return <span class={`badge badge-${phase}`}>{word ?? say().shared.phases[phase]}</span>;
}

/** @param of the delivery's key: while its files go out, how much of them has */
export function DeliveryBadge({ state, of }: { state: DeliveryState; of?: string }) {
  const { app } = useStore();
  const upload = state === 'sending' ? app.uploads.value.find(({ key }) => key === of) : undefined;
  const words = say().shared;
  const word = upload ? words.sendingPart(...megabytes(upload)) : words.states[state];
  return <span class={`badge badge-${state}`}>{word}</span>;
}

/** Rounded alike, so that what has gone out never seems more than all. */
function megabytes({ sentBytes, totalBytes }: Upload): [sent: number, total: number] {
  const total = Math.max(1, Math.round(totalBytes / 1_000_000));
  return [Math.min(total, Math.floor(sentBytes / 1_000_000)), total];
}
