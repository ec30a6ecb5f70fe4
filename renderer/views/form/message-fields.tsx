import { useRef, useState } from 'preact/hooks';
import { hasText, kindOf, lengthLimit, type MessageKind, type TextFormat } from '../../../main/contract/message.ts';
import { Field } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { messageOfForm } from '../../logic/draft.ts';
import { useStore } from '../../state/store.ts';
import type { Uploads } from '../../state/uploads.ts';
import { inDigits, say, t } from '../../words/index.ts';
import { AddMenu } from './add-menu.tsx';
import { AttachmentFields } from './attachment-fields.tsx';
import { ButtonFields } from './button-fields.tsx';
import { ExtraFields } from './extra-fields.tsx';
import { FormatPreview, useTextPreview } from './format-preview.tsx';
import type { FormPart } from './parts.ts';
import { PollFields } from './poll-fields.tsx';

const formats = (): ReadonlyArray<{ value: TextFormat; label: string }> => [
  { value: 'plain', label: say().form.formats.plain },
  { value: 'markdown', label: say().form.formats.markdown },
  { value: 'html', label: say().form.formats.html },
];

const variables = (): ReadonlyArray<{ variable: string; label: string }> => [
  { variable: '{date}', label: say().form.variables.date },
  { variable: '{time}', label: say().form.variables.time },
  { variable: '{weekday}', label: say().form.variables.weekday },
  { variable: '{n}', label: say().form.variables.n },
  { variable: '{days until 2026-12-24}', label: say().form.variables.days },
];

/** What the text is of a message of that kind. */
function labelOf(kind: MessageKind): string {
  if (kind === 'poll') return say().form.question;
  return kind === 'text' || !hasText(kind) ? say().shared.messageWord : say().form.caption;
}

/** What is sent: the text, how it is formatted, and how that looks. */
export function MessageFields({ form, set, errors, uploads }: FormPart & { uploads: Uploads }) {
  const preview = useTextPreview(form);
  const area = useRef<HTMLTextAreaElement>(null);
  const length = preview?.ok ? preview.text.length : form.text.length;
  const kind = kindOf(form.rest);
  const limit = lengthLimit(kind);
  // What is written already stays in sight, for the message cannot be saved with it.
  const showsText = hasText(kind) || form.text !== '';
  const count = (
    <span class={length > limit ? 'count count-over' : 'count'}>
      {inDigits(length)}/{inDigits(limit)}
    </span>
  );
  const insert = (variable: string) => {
    const { selectionStart = form.text.length, selectionEnd = selectionStart } = area.current ?? {};
    set({ text: form.text.slice(0, selectionStart) + variable + form.text.slice(selectionEnd) });
    area.current?.focus();
  };
  return (
    <div class="message-fields" data-field="text">
      {showsText && (
        <Field id="job-text" label={labelOf(kind)} hint={count} error={errors.text}>
          {(aria) => (
            <textarea
              {...aria}
              ref={area}
              class="input job-text-input"
              rows={4}
              // A dialog has to put the focus somewhere, and this is what it is for.
              autofocus
              placeholder={form.rest.poll ? say().form.whatToAsk : say().form.whatToSend}
              value={form.text}
              onInput={(event) => set({ text: event.currentTarget.value })}
              onPaste={(event) => {
                const files = [...(event.clipboardData?.files ?? [])];
                // What an office program copies is text and a picture of it: the text is meant.
                if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
                event.preventDefault();
                uploads.attach(files);
              }}
            />
          )}
        </Field>
      )}
      <AttachmentFields {...{ form, set, errors, uploads }} />
      <PollFields {...{ form, set, errors }} />
      <ExtraFields {...{ form, set, errors }} />
      <ButtonFields {...{ form, set, errors }} />
      <FormatPreview form={form} preview={preview} />
      <MessageTools {...{ form, set, uploads, insert }} />
    </div>
  );
}

interface ToolsProps extends Pick<FormPart, 'form' | 'set'> {
  uploads: Uploads;
  insert: (variable: string) => void;
}

/** What can be done with the text, and added to it. */
function MessageTools({ form, set, uploads, insert }: ToolsProps) {
  return (
    <div class="message-tools">
      {hasText(kindOf(form.rest)) && !form.rest.poll && (
        <Segmented
          label={say().form.format}
          labelHidden
          value={form.rest.format ?? 'plain'}
          options={formats()}
          onChange={(format) => set({ rest: { ...form.rest, format: format === 'plain' ? undefined : format } })}
        />
      )}
      <select
        class="input"
        aria-label={say().form.variables.label}
        value=""
        onChange={(event) => {
          insert(event.currentTarget.value);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{say().form.variables.insert}</option>
        {variables().map(({ variable, label }) => (
          <option key={variable} value={variable}>
            {label}
          </option>
        ))}
      </select>
      <AddMenu {...{ form, set, uploads }} />
      <SendTest form={form} />
    </div>
  );
}

/** Sends the message to the owner at once; nothing is saved. */
function SendTest({ form }: Pick<FormPart, 'form'>) {
  const { call, toasts } = useStore();
  const [sending, setSending] = useState(false);
  const kind = kindOf(form.rest);
  const isEmpty = form.text.trim() === '' && (kind === 'text' || kind === 'poll');
  const send = async () => {
    setSending(true);
    const reply = await call('message.test', { message: messageOfForm(form), zone: form.timeZone });
    setSending(false);
    toasts.show({ text: reply.ok ? say().form.test.sent : t(reply.error) });
  };
  return (
    <button
      type="button"
      class="button"
      disabled={sending || isEmpty || form.uploads.length > 0}
      onClick={() => void send()}
    >
      {sending ? say().form.test.sending : say().form.test.send}
    </button>
  );
}

const options = () =>
  [
    { key: 'silent', on: true, label: say().form.arrives.silent },
    { key: 'protect', on: true, label: say().form.arrives.protect },
    { key: 'linkPreview', on: false, label: say().form.arrives.noPreview },
  ] as const;

/** How it arrives. */
export function ArrivalFields({ form, set }: Pick<FormPart, 'form' | 'set'>) {
  return (
    <fieldset class="arrival-fields">
      <legend class="field-label">{say().form.arrives.title}</legend>
      {options().map(({ key, on, label }) => (
        <label key={key} class="check">
          <input
            type="checkbox"
            checked={form.rest[key] === on}
            onChange={(event) => set({ rest: { ...form.rest, [key]: event.currentTarget.checked ? on : undefined } })}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
