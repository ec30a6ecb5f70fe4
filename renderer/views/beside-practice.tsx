import type { ComponentChildren } from 'preact';
import { mediaQuery } from '../components/media.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { PracticeChat } from './practice.tsx';

const roomForTwo = mediaQuery('(min-width: 1100px)');

/** A screen; in practice mode the chat stands beside it where there is room. */
export function BesidePractice({ children }: { children: ComponentChildren }) {
  const { app } = useStore();
  const isBeside = app.setup.value.mode === 'practice' && roomForTwo.value;
  return (
    <div class={isBeside ? 'two-panes' : ''}>
      {children}
      {isBeside && (
        <section class="side-pane" aria-label={say().shell.screens.practice}>
          <PracticeChat />
        </section>
      )}
    </div>
  );
}
