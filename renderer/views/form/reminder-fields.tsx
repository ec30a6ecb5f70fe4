import { HOUR_MS, MINUTE_MS } from '../../../main/contract/units.ts';
import { Check } from '../../components/check.tsx';
import { Field, FieldError } from '../../components/field.tsx';
import { durationInWords } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { PartInput } from './part-input.tsx';
import type { FormPart } from './parts.ts';

const NEVER = 0;
const SPANS = [
  NEVER,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  24 * HOUR_MS,
];

/** Buttons under the message, and repeats until one of them is pressed. */
export function ReminderFields({ form, set, errors }: FormPart) {
  const { app } = useStore();
  const chat = app.chats.value.find(({ id }) => id === form.chatId);
  const isShared = (chat !== undefined && chat.type !== 'private') || form.asksAnyone;
  const spans = SPANS.includes(form.remindEveryMs) ? SPANS : [form.remindEveryMs, ...SPANS];
  return (
    <div class="quiet-fields" data-field="ask">
      <label class="check">
        <input
          type="checkbox"
          checked={form.asks}
          aria-describedby="asks-hint"
          onChange={(event) => set({ asks: event.currentTarget.checked })}
        />
        <span>{say().form.ask.until}</span>
      </label>
      {form.asks && (
        <>
          <p class="field-hint" id="asks-hint">
            {form.asksAnyone ? say().form.ask.buttonsForAnyone : say().form.ask.buttons}
          </p>
          {isShared && (
            <Check
              label={say().form.ask.anyone}
              checked={form.asksAnyone}
              onChange={(asksAnyone) => set({ asksAnyone })}
            />
          )}
          <div class="field-row">
            <Field id="ask-every" label={say().form.ask.again}>
              {(aria) => (
                <select
                  {...aria}
                  class="input"
                  value={String(form.remindEveryMs)}
                  onChange={(event) => set({ remindEveryMs: Number(event.currentTarget.value) })}
                >
                  {spans.map((ms) => (
                    <option key={ms} value={String(ms)}>
                      {ms === NEVER ? say().form.ask.never : say().form.ask.every(durationInWords(ms))}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {form.remindEveryMs !== NEVER && (
              <PartInput
                id="ask-times"
                label={say().form.ask.times}
                type="number"
                min="1"
                max="50"
                error={errors.ask}
                errorId="ask-error"
                value={form.remindTimes}
                onText={(remindTimes) => set({ remindTimes })}
              />
            )}
          </div>
        </>
      )}
      <FieldError id="ask-error" error={errors.ask} />
    </div>
  );
}
