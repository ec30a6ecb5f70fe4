import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowNote, RowProblem } from '../../../main/contract/foreign-list.ts';
import type { PhraseAnswer } from '../../../main/contract/ipc.ts';
import type { Mended, ReviewedRow } from '../../logic/import-list.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';

const DEBOUNCE_MS = 250;

interface RowProps {
  reviewed: ReviewedRow;
  onToggle: (isChosen: boolean) => void;
  onMend: (part: Mended) => void;
}

/** A row of the list: what it says and when, what of it was left out, and a field for what is missing. */
export function ReviewRow({ reviewed, onToggle, onMend }: RowProps) {
  const { app } = useStore();
  const { row, mended, isChosen, draft } = reviewed;
  const text = mended.text?.trim() || row.message?.text || row.name;
  const chat = app.chats.value.find(({ id }) => id === row.chat.id);
  const inWords = mended.inWords ?? row.inWords;
  const next = mended.next ?? row.runs[0]?.local;
  return (
    <li class={`import-row ${draft ? '' : 'import-row-open'}`}>
      <label class="import-pick">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={draft === null}
          aria-label={say().importList.take(text.split('\n')[0]?.slice(0, 60) ?? '')}
          onChange={(event) => onToggle(event.currentTarget.checked)}
        />
      </label>
      <div class="import-row-body">
        {text !== '' && (
          <p class="import-row-text" dir="auto">
            {text}
          </p>
        )}
        {draft && (
          <p class="import-row-when">
            {inWords}
            {next && <span class="muted"> · {say().importList.next(next)}</span>}
          </p>
        )}
        {row.isDouble && <p class="muted">{say().importList.double}</p>}
        {row.problem && !draft && <Mend row={row} mended={mended} onMend={onMend} />}
        {row.chat.written !== '' && !chat && <p class="muted">{say().importList.unknownChat(row.chat.written)}</p>}
        {row.notes.map((note) => (
          <p key={JSON.stringify(note)} class="muted import-row-note">
            {noteInWords(note)}
          </p>
        ))}
      </div>
      <p class="import-row-side muted">
        {chat && <span>{chat.title}</span>}
        <span>{say().importList.row(row.line)}</span>
      </p>
    </li>
  );
}

/** What is missing, and where to write it. */
function Mend({ row, mended, onMend }: { row: ReviewedRow['row'] } & Pick<RowProps, 'onMend'> & { mended: Mended }) {
  const { problem } = row;
  if (!problem) return null;
  const id = `mend-${row.line}-${problem.kind}`;
  const isText = problem.kind === 'noText' || !row.message;
  const isTime = !isText && problem.kind !== 'dayOrMonth';
  return (
    <div class="import-mend">
      <label class="import-problem" for={isText || isTime ? id : undefined}>
        {problemInWords(problem)}
      </label>
      {isText && (
        <input
          id={id}
          class="input"
          maxLength={4_096}
          value={mended.text ?? ''}
          placeholder={say().importList.message}
          onChange={(event) => onMend({ text: event.currentTarget.value })}
        />
      )}
      {isTime && <PhraseInput id={id} mended={mended} onMend={onMend} />}
    </div>
  );
}

/** A time in words, read as it is written. */
function PhraseInput({ id, mended, onMend }: { id: string; mended: Mended } & Pick<RowProps, 'onMend'>) {
  const { call } = useStore();
  const [refusal, setRefusal] = useState<Extract<PhraseAnswer, { ok: false }> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = async (phrase: string) => {
    const reply = await call('phrase.read', { phrase });
    if (!reply.ok || phrase !== latest.current) return;
    const { value } = reply;
    if (!value.ok) return setRefusal(value);
    setRefusal(null);
    onMend({
      phrase,
      timing: value.timing,
      inWords: value.inWords,
      ...(value.runs[0] && { next: value.runs[0].local }),
    });
  };
  const write = (phrase: string, wait = DEBOUNCE_MS) => {
    latest.current = phrase;
    clearTimeout(timer.current);
    onMend({ phrase, timing: null });
    if (phrase.trim() !== '') timer.current = setTimeout(() => void read(phrase), wait);
  };
  return (
    <>
      <input
        id={id}
        class="input"
        maxLength={300}
        value={mended.phrase ?? ''}
        placeholder={say().form.phrase.example}
        aria-invalid={refusal ? true : undefined}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {refusal && (
        <div class="chips" role="status">
          {refusal.choices.length === 0 && <span class="field-hint">{t(refusal.error)}</span>}
          {refusal.choices.map(({ label, phrase }) => (
            <button key={phrase} type="button" class="chip" onClick={() => write(phrase, 0)}>
              {t(label)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function problemInWords(problem: RowProblem): string {
  const { problems } = say().importList;
  switch (problem.kind) {
    case 'noText':
    case 'noTime':
      return problems[problem.kind];
    case 'unreadTime':
      return problem.why ? t(problem.why) : problems.unreadTime(problem.written);
    case 'dayOrMonth':
      return problems.dayOrMonth(problem.written);
    case 'refused':
      return t(problem.why);
  }
}

function noteInWords(note: RowNote): string {
  const { notes } = say().importList;
  return 'written' in note ? notes[note.kind](note.written) : notes[note.kind];
}
