import { useState } from 'preact/hooks';
import type { JobView } from '../../../main/contract/state.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { dayKey } from '../../logic/dates.ts';
import { effectOfPause, pauseInWords, pauseOfDays } from '../../logic/pauses.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say, t } from '../../words/index.ts';

interface PlanPauseProps {
  /** Left out: whose it is is chosen here. */
  jobs?: readonly JobView[];
  onClose: () => void;
  onDone: () => void;
}

/** Pauses messages from one day to another; what that does is shown before. */
export function PlanPauseDialog({ jobs, onClose, onDone }: PlanPauseProps) {
  const { app, call, clock, toasts, undo } = useStore();
  const [whose, setWhose] = useState(EVERYTHING);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [refusal, setRefusal] = useState('');
  const zone = app.timeZone.value;
  const now = clock.minute.value;
  const pause = pauseOfDays(first, last, zone);
  const isOver = pause !== null && pause.until <= now;
  const isWrongOrder = first !== '' && last !== '' && last < first;
  const problem = isWrongOrder ? say().pauses.wrongOrder : isOver ? say().pauses.over : undefined;
  const meant = jobs ?? jobsOf(whose, app.jobs.value);
  const effect = pause && !isOver ? effectOfPause(meant, pause) : null;

  const apply = async () => {
    if (!pause || !effect) return;
    const ids = meant.map(({ id }) => id);
    const reply = await call('jobs.pauseBetween', { ids, pause });
    if (!reply.ok) return setRefusal(t(reply.error));
    onDone();
    const messages = counted(reply.value.paused, say().shared.message, say().shared.messages);
    toasts.show({
      text: say().pauses.done(messages, pauseInWords(pause, now, zone)),
      action: { label: say().shared.undo, run: () => void undo(reply.change) },
    });
  };
  return (
    <Dialog title={say().pauses.planOfMany} onClose={onClose}>
      <form
        class="bulk"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        {!jobs && <WhoseField value={whose} onChange={setWhose} />}
        <div class="pause-days">
          <Field id="pause-first" label={say().pauses.first}>
            {(aria) => (
              <input
                {...aria}
                class="input"
                type="date"
                required
                min={dayKey(now, zone)}
                value={first}
                onInput={(event) => setFirst(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field id="pause-last" label={say().pauses.last} error={problem}>
            {(aria) => (
              <input
                {...aria}
                class="input"
                type="date"
                required
                min={first || dayKey(now, zone)}
                value={last}
                onInput={(event) => setLast(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <div class="bulk-effect" role="status">
          {effect && effect.paused.length === 0 && <p>{say().pauses.none}</p>}
          {effect && effect.paused.length > 0 && (
            <p>
              <strong>{say().pauses.effect(inDigits(effect.paused.length))}</strong>
            </p>
          )}
          {effect && effect.once > 0 && <p>{say().pauses.stay(inDigits(effect.once))}</p>}
        </div>
        {!jobs && <p class="muted">{say().pauses.later}</p>}
        <p class="field-error" role="alert">
          {refusal}
        </p>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {say().shared.cancel}
          </button>
          <button type="submit" class="button primary" disabled={!effect || effect.paused.length === 0}>
            {say().pauses.apply}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

const EVERYTHING = 'everything';
const CHAT = 'chat ';
const TAG = 'tag ';

function jobsOf(whose: string, jobs: readonly JobView[]): readonly JobView[] {
  if (whose.startsWith(CHAT)) return jobs.filter(({ chatId }) => `${CHAT}${chatId}` === whose);
  if (whose.startsWith(TAG)) return jobs.filter(({ tags = [] }) => tags.includes(whose.slice(TAG.length)));
  return jobs;
}

/** Everything, the messages to a chat, or those with a tag. */
function WhoseField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { app } = useStore();
  const used = new Set(app.jobs.value.map(({ chatId }) => chatId));
  const tags = [...new Set(app.jobs.value.flatMap(({ tags = [] }) => tags))].sort();
  return (
    <Field id="pause-whose" label={say().pauses.what}>
      {(aria) => (
        <select {...aria} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value={EVERYTHING}>{say().pauses.everything}</option>
          {app.chats.value
            .filter(({ id }) => used.has(id))
            .map(({ id, title }) => (
              <option key={id} value={`${CHAT}${id}`}>
                {say().pauses.inChat(title)}
              </option>
            ))}
          {tags.map((tag) => (
            <option key={tag} value={`${TAG}${tag}`}>
              {say().pauses.withTag(tag)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
