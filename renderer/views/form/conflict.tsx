import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { draftOf } from '../../../main/contract/job.ts';
import { summaryOf } from '../../../main/contract/message.ts';
import type { JobView } from '../../../main/contract/state.ts';
import type { DraftPart, Side } from '../../logic/conflict.ts';
import { conflictsOf, withParts } from '../../logic/conflict.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { draftOfForm, formOfJob, messageOfForm, timingOfForm } from '../../logic/draft.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';

interface ConflictProps {
  /** The message as it was when the form was opened, and as it is now. */
  base: JobView;
  theirs: JobView;
  form: FormDraft;
  /** The form with what was chosen, to be saved over the message as it is now. */
  onChoose: (form: FormDraft) => void;
}

/** The message was changed elsewhere while the form was open: which side counts, part by part. */
export function Conflict({ base, theirs, form, onChoose }: ConflictProps) {
  const words = say().form.conflict;
  const likely = conflictsOf(draftOf(base), draftOfForm(form, 0), draftOf(theirs));
  const [chosen, setChosen] = useState<ReadonlyMap<DraftPart, Side>>(new Map());
  const sideOf = (part: DraftPart) => chosen.get(part) ?? likely.get(part) ?? 'mine';
  const inWords = useTimeInWords(form);
  const choose = () => {
    const taken = new Set([...likely.keys()].filter((part) => sideOf(part) === 'theirs'));
    onChoose(withParts(form, formOfJob(theirs, Date.now()), taken));
  };
  return (
    <Notice title={words.title} text={likely.size === 0 ? words.same : words.text}>
      {[...likely.keys()].map((part) => (
        <fieldset key={part} class="conflict-part">
          <legend>{words.parts[part]}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} class="conflict-side">
              <input
                type="radio"
                name={`conflict-${part}`}
                checked={sideOf(part) === side}
                onChange={() => setChosen(new Map(chosen).set(part, side))}
              />
              <span class="conflict-name">{words[side]}</span>
              <bdi class="conflict-value">
                <Value
                  part={part}
                  form={side === 'mine' ? form : formOfJob(theirs, 0)}
                  time={side === 'mine' ? inWords : theirs.inWords}
                />
              </bdi>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" class="button primary" onClick={choose}>
        {words.save}
      </button>
    </Notice>
  );
}

/** The message was stopped elsewhere while the form was open. */
export function StoppedElsewhere({ onSaveAsNew }: { onSaveAsNew: () => void }) {
  const words = say().form.conflict;
  return (
    <Notice title={words.stopped} text={words.stoppedText}>
      <button type="button" class="button primary" onClick={onSaveAsNew}>
        {words.saveAsNew}
      </button>
    </Notice>
  );
}

function Notice({ title, text, children }: { title: string; text: string; children: ComponentChildren }) {
  const ref = useRef<HTMLElement>(null);
  // What was pressed led here: the eye and a screen reader follow.
  useEffect(() => ref.current?.focus(), []);
  return (
    <section ref={ref} class="conflict" tabIndex={-1} aria-labelledby="conflict-title">
      <h3 id="conflict-title">{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** The form's time as it is said elsewhere; empty until it is known. */
function useTimeInWords(form: FormDraft): string {
  const { call } = useStore();
  const [inWords, setInWords] = useState('');
  const timing = JSON.stringify(timingOfForm(form, 0));
  useEffect(() => {
    let isGone = false;
    void call('preview', JSON.parse(timing)).then((reply) => {
      if (!isGone && reply.ok) setInWords(reply.value.ok ? reply.value.inWords : t(reply.value.error));
    });
    return () => {
      isGone = true;
    };
  }, [timing]);
  return inWords;
}

function Value({ part, form, time }: { part: DraftPart; form: FormDraft; time: string }) {
  const { jobList } = useStore();
  switch (part) {
    case 'message':
      return <>{summaryOf(messageOfForm(form))}</>;
    case 'chat':
      return <>{form.chatId === null ? '' : jobList.titleOfChat(form.chatId)}</>;
    case 'time':
      return <>{time}</>;
    case 'name':
      return <>{form.name || '–'}</>;
    case 'tags':
      return <>{form.tags || '–'}</>;
    case 'options':
      return <>{say().form.conflict.options}</>;
  }
}
