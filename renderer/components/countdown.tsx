import { useComputed } from '@preact/signals';
import { countdown } from '../logic/words.ts';
import { useStore } from '../state/store.ts';

/** "in 4 min 12 s", counting. Each second changes one text node and renders nothing. */
export function Countdown({ at }: { at: number }) {
  return <CountdownTo key={at} at={at} />;
}

function CountdownTo({ at }: { at: number }) {
  const { clock } = useStore();
  const words = useComputed(() => countdown(at, clock.now.value));
  return <span class="countdown">{words}</span>;
}
