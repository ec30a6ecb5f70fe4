import { type Contact, type Copy, Dice, type Place } from '../../../main/contract/extras.ts';
import { Choice } from '../../components/choice.tsx';
import { Field, FieldError } from '../../components/field.tsx';
import { readCoordinates } from '../../logic/coordinates.ts';
import { say } from '../../words/index.ts';
import { ADD_BUTTON } from './add-menu.tsx';
import type { FormPart } from './parts.ts';

/** What a message carries instead of a text: a place, a contact, a dice. */
export function ExtraFields(part: FormPart) {
  const { place, contact, dice, copy } = part.form.rest;
  if (copy) return <CopyFields {...part} copy={copy} />;
  if (place) return <PlaceFields {...part} place={place} />;
  if (contact) return <ContactFields {...part} contact={contact} />;
  return dice ? <DiceFields {...part} dice={dice} /> : null;
}

/** Takes it off the message; the focus goes to where something else can be added. */
function Remove({ id, label, form, set, part }: RemoveProps) {
  const remove = () => {
    set({ rest: { ...form.rest, [part]: undefined } });
    requestAnimationFrame(() => document.getElementById(ADD_BUTTON)?.focus());
  };
  return (
    <div class="extra-tools">
      <button id={id} type="button" class="button quiet" onClick={remove}>
        {label}
      </button>
    </div>
  );
}

interface RemoveProps extends Pick<FormPart, 'form' | 'set'> {
  id: string;
  label: string;
  part: 'place' | 'contact' | 'dice' | 'copy';
}

function PlaceFields({ form, set, errors, place }: FormPart & { place: Place }) {
  const words = say().form.place;
  const change = (part: Partial<Place>) => set({ rest: { ...form.rest, place: { ...place, ...part } } });
  const coordinate = (key: 'latitude' | 'longitude') => (
    <Field id={`place-${key}`} label={words[key]}>
      {(aria) => (
        <input
          {...aria}
          class="input"
          type="number"
          step="any"
          autocomplete="off"
          value={Number.isNaN(place[key]) ? '' : place[key]}
          onInput={(event) => change({ [key]: event.currentTarget.valueAsNumber })}
          onPaste={(event) => {
            const both = readCoordinates(event.clipboardData?.getData('text/plain') ?? '');
            if (!both) return;
            event.preventDefault();
            change(both);
          }}
        />
      )}
    </Field>
  );
  const named = (key: 'title' | 'address') => (
    <Field id={`place-${key}`} label={words[key]}>
      {(aria) => (
        <input
          {...aria}
          class="input"
          autocomplete="off"
          maxLength={256}
          value={place[key] ?? ''}
          onInput={(event) => change({ [key]: event.currentTarget.value || undefined })}
        />
      )}
    </Field>
  );
  return (
    <fieldset class="extra" data-field="place">
      <legend class="field-label">{words.label}</legend>
      <p class="field-hint">{words.hint}</p>
      <div class="extra-pair">
        {coordinate('latitude')}
        {coordinate('longitude')}
      </div>
      <div class="extra-pair">
        {named('title')}
        {named('address')}
      </div>
      <FieldError id="place-error" error={errors.place} />
      <Remove id="place-remove" label={words.remove} part="place" {...{ form, set }} />
    </fieldset>
  );
}

function ContactFields({ form, set, errors, contact }: FormPart & { contact: Contact }) {
  const words = say().form.contact;
  const change = (part: Partial<Contact>) => set({ rest: { ...form.rest, contact: { ...contact, ...part } } });
  const field = (key: keyof Contact, isNeeded: boolean) => (
    <Field id={`contact-${key}`} label={words[key]}>
      {(aria) => (
        <input
          {...aria}
          class="input"
          inputMode={key === 'phone' ? 'tel' : 'text'}
          autocomplete="off"
          maxLength={64}
          value={contact[key] ?? ''}
          onInput={({ currentTarget: { value } }) => change({ [key]: value === '' && !isNeeded ? undefined : value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset class="extra" data-field="contact">
      <legend class="field-label">{words.label}</legend>
      {field('phone', true)}
      <div class="extra-pair">
        {field('firstName', true)}
        {field('lastName', false)}
      </div>
      <FieldError id="contact-error" error={errors.contact} />
      <Remove id="contact-remove" label={words.remove} part="contact" {...{ form, set }} />
    </fieldset>
  );
}

/** A message of a chat, which is sent from there: chosen in the chat with the bot, by a reply. */
function CopyFields({ form, set, errors, copy }: FormPart & { copy: Copy }) {
  const words = say().form.copy;
  return (
    <fieldset class="extra" data-field="copy">
      <legend class="field-label">{words.label}</legend>
      <p class="copied" dir="auto">
        {copy.about}
      </p>
      <p class="field-hint">{words.hint}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={copy.forward === true}
          onChange={({ currentTarget: { checked } }) =>
            set({ rest: { ...form.rest, copy: { ...copy, forward: checked ? true : undefined } } })
          }
        />
        <span>{words.forward}</span>
      </label>
      <FieldError id="copy-error" error={errors.copy} />
      <Remove id="copy-remove" label={words.remove} part="copy" {...{ form, set }} />
    </fieldset>
  );
}

function DiceFields({ form, set, dice }: FormPart & { dice: Dice }) {
  const words = say().form.dice;
  return (
    <fieldset class="extra" data-field="dice">
      <legend class="field-label">{words.label}</legend>
      <Choice
        label={words.which}
        value={dice}
        options={Dice.options.map((value) => ({ value, label: `${value} ${words.names[value]}` }))}
        onChange={(value) => set({ rest: { ...form.rest, dice: value } })}
      />
      <p class="field-hint">{words.hint}</p>
      <Remove id="dice-remove" label={words.remove} part="dice" {...{ form, set }} />
    </fieldset>
  );
}
