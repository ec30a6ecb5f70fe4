import { type AfterSend, MAX_DELETE_AFTER_MS } from '../../../main/contract/after-send.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../main/contract/units.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { durationInWords } from '../../logic/words.ts';
import { say } from '../../words/index.ts';
import type { FormPart } from './parts.ts';

const DELETE_AFTER = [5 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 12 * HOUR_MS, DAY_MS, MAX_DELETE_AFTER_MS];
const CLOSE_AFTER = [10 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, 7 * DAY_MS];

/** What is done with the message in its chat once it was sent. */
export function AfterSendFields({ form, set, errors }: FormPart) {
  const words = say().form.afterSend;
  const { afterSend } = form;
  const change = (part: Partial<AfterSend>) => set({ afterSend: { ...afterSend, ...part } });
  const recurs = form.kind !== 'once';
  return (
    <fieldset class="arrival-fields" data-field="afterSend">
      <legend class="field-label">{words.title}</legend>
      <Duration
        id="delete-after"
        label={words.deleteAfter}
        choices={DELETE_AFTER}
        value={afterSend.deleteAfterMs}
        onChange={(deleteAfterMs) => change({ deleteAfterMs })}
      />
      {form.rest.poll && (
        <Duration
          id="close-poll-after"
          label={words.closePoll}
          choices={CLOSE_AFTER}
          value={afterSend.closePollAfterMs}
          onChange={(closePollAfterMs) => change({ closePollAfterMs })}
        />
      )}
      <PinField pin={afterSend.pin} change={change} />
      {recurs && (
        <>
          <Check
            label={words.unpinPrevious}
            checked={afterSend.unpinPrevious === true}
            onChange={(unpinPrevious) => change({ unpinPrevious })}
          />
          <Check
            label={words.replacePrevious}
            checked={afterSend.replacePrevious === true}
            onChange={(replacePrevious) => change({ replacePrevious })}
          />
          {afterSend.replacePrevious && <p class="field-hint">{words.limit}</p>}
        </>
      )}
      <FieldError id="after-send-error" error={errors.afterSend} />
    </fieldset>
  );
}

interface DurationProps {
  id: string;
  label: string;
  choices: readonly number[];
  value: number | undefined;
  onChange: (ms: number | undefined) => void;
}

function Duration({ id, label, choices, value, onChange }: DurationProps) {
  const all = value === undefined || choices.includes(value) ? choices : [value, ...choices];
  return (
    <Field id={id} label={label}>
      {(aria) => (
        <select
          {...aria}
          class="input"
          value={String(value ?? '')}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))
          }
        >
          <option value="">{say().form.afterSend.never}</option>
          {all.map((ms) => (
            <option key={ms} value={String(ms)}>
              {say().form.afterSend.after(durationInWords(ms))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function PinField({ pin, change }: { pin: AfterSend['pin']; change: (part: Partial<AfterSend>) => void }) {
  const words = say().form.afterSend;
  return (
    <Field id="pin" label={words.pin}>
      {(aria) => (
        <select
          {...aria}
          class="input"
          value={pin ?? ''}
          onChange={({ currentTarget: { value } }) => change({ pin: value === '' ? undefined : (value as 'silently') })}
        >
          <option value="">{words.noPin}</option>
          <option value="silently">{words.pinSilently}</option>
          <option value="notify">{words.pinNotify}</option>
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: true | undefined) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? true : undefined)}
      />
      <span>{label}</span>
    </label>
  );
}
