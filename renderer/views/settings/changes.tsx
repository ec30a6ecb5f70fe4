import { useEffect, useState } from 'preact/hooks';
import type { ChangeEntry } from '../../../main/contract/state.ts';
import { moment } from '../../logic/dates.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { Section } from './section.tsx';

const SHOWN = 10;

/** What was changed last, wherever it was, and the way back and forth. */
export function ChangesSection() {
  const { app, call, clock, undo, redo } = useStore();
  const [changes, setChanges] = useState<readonly ChangeEntry[]>([]);
  const read = async () => {
    const reply = await call('changes', { limit: SHOWN });
    if (reply.ok) setChanges(reply.value);
  };
  const jobs = app.jobs.value;
  const label = app.undo.value;
  useEffect(() => void read(), [jobs, label, app.pausedAll.value]);
  const newest = changes.find(({ undone }) => !undone);
  const canRedo = changes[0]?.undone === true;
  const act = async (does: () => Promise<void>) => {
    await does();
    await read();
  };
  return (
    <Section title={say().settings.changes.title}>
      {changes.length === 0 ? (
        <p>{say().settings.changes.nothing}</p>
      ) : (
        <ol class="changes" aria-label={say().settings.changes.list}>
          {changes.map(({ id, at, by, label, undone }) => (
            <li key={id} class={undone ? 'change undone' : 'change'}>
              <span dir="auto">{t(label)}</span>
              <span class="muted">
                {moment(at, clock.minute.value, app.timeZone.value)}, {say().settings.changes[by]}
                {undone && say().settings.changes.undone}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p class="settle">
        <button
          type="button"
          class="button"
          disabled={newest === undefined}
          onClick={() => void act(() => undo(newest?.id))}
        >
          {say().settings.changes.undo}
        </button>
        <button type="button" class="button" disabled={!canRedo} onClick={() => void act(redo)}>
          {say().settings.changes.redo}
        </button>
      </p>
    </Section>
  );
}
