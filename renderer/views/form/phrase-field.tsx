import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhraseAnswer } from '../../../main/contract/ipc.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { Field } from '../../components/field.tsx';
import type { FormDraft } from '../../logic/draft.ts';
import { boundsOfForm, fieldsOfTiming, timingOfForm } from '../../logic/draft.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import type { FormPart } from './parts.ts';
import { useQuietOfNew } from './quiet-of-new.ts';

const DEBOUNCE_MS = 200;
const NO_HINT = verbatim('');
type Refusal = Extract<PhraseAnswer, { ok: false }>;

/** A time in the user's own words: what it means fills the fields below, and what is unclear is asked about. */
export function PhraseField({ form, set, errors }: FormPart) {
  const { phrase, refusal, write } = usePhrase(form, set);
  return (
    <div class="phrase" data-field="phrase">
      <Field
        id="phrase"
        label={say().form.phrase.label}
        hint={phrase === '' ? say().form.phrase.hint : undefined}
        error={refusal ? t(refusal.error) : errors.phrase}
      >
        {(aria) => (
          <input
            {...aria}
            class="input"
            autocomplete="off"
            maxLength={300}
            placeholder={say().form.phrase.example}
            value={phrase}
            onInput={(event) => write(event.currentTarget.value)}
          />
        )}
      </Field>
      {refusal && refusal.choices.length > 0 && (
        <fieldset class="chips">
          <legend class="visually-hidden">{say().form.phrase.meant}</legend>
          {refusal.choices.map((choice) => (
            <button key={choice.phrase} type="button" class="chip" onClick={() => write(choice.phrase)}>
              {t(choice.label)}
            </button>
          ))}
        </fieldset>
      )}
      {refusal && refusal.choices.length === 0 && <p class="field-hint">{t(refusal.hint)}</p>}
    </div>
  );
}

function usePhrase(form: FormDraft, set: FormPart['set']) {
  const { app, call } = useStore();
  const quietOf = useQuietOfNew();
  const [phrase, setPhrase] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** The bounds before the phrase: they hold again when it no longer speaks of any. */
  const bounds = useRef(boundsOfForm(form));
  const filledIn = useRef<string | null>(null);
  const latest = useRef(form);
  latest.current = form;

  useEffect(() => {
    if (phrase.trim() === '') return setRefusal(null);
    let current = true;
    const timer = setTimeout(async () => {
      const { floating, timeZone } = latest.current;
      const zone = floating ? app.timeZone.value : timeZone;
      const reply = await call('phrase.read', { phrase, zone });
      if (!current) return;
      if (!reply.ok) return setRefusal({ ok: false, error: reply.error, hint: NO_HINT, choices: [] });
      setRefusal(reply.value.ok ? null : reply.value);
      if (!reply.value.ok) return;
      const { timing } = reply.value;
      const staysFloating = floating && timing.timeZone === zone;
      const fields = {
        ...bounds.current,
        ...quietOf(timing.schedule.kind),
        ...fieldsOfTiming(staysFloating ? { ...timing, timeZone: 'floating' } : timing),
      };
      filledIn.current = timesOf({ ...latest.current, ...fields });
      set({ ...fields, phrase: '' });
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [phrase]);

  // A field that is changed by hand says something else than the phrase: it goes.
  const times = timesOf(form);
  useEffect(() => {
    if (filledIn.current !== null && filledIn.current !== times) {
      filledIn.current = null;
      setPhrase('');
    }
  }, [times]);

  const write = (next: string) => {
    if (phrase === '') bounds.current = boundsOfForm(form);
    // Being typed anew, it stands until it is read.
    filledIn.current = null;
    setPhrase(next);
    set({ phrase: next });
  };
  return { phrase, refusal, write };
}

function timesOf(form: FormDraft): string {
  return JSON.stringify(timingOfForm(form, 0));
}
