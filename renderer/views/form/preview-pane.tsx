import { useEffect, useState } from 'preact/hooks';
import type { Preview } from '../../../main/contract/ipc.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { fieldsOfSchedule, timingOfForm } from '../../logic/draft.ts';
import { checkTiming } from '../../logic/draft-issues.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import type { FormPart } from './parts.ts';
import { SendDelayNote } from './send-delay-note.tsx';

const DEBOUNCE_MS = 150;

/** What the schedule means: in words, and as the next dates. `except`: the id of the message that is edited. */
export function PreviewPane({ form, set, except }: Pick<FormPart, 'form' | 'set'> & { except: string | undefined }) {
  const { preview, isDue } = usePreview(form);
  return (
    <section class="preview" aria-label={say().form.preview} aria-live="polite" aria-busy={isDue}>
      {preview === null && <p class="muted">…</p>}
      {preview?.ok === false && <p class="preview-error">{t(preview.error)}</p>}
      {preview?.ok && (
        <>
          <p class="preview-words">{preview.inWords}</p>
          {preview.meant && (
            <p class="preview-meant">
              <button
                type="button"
                class="chip"
                onClick={() => preview.meant && set(fieldsOfSchedule(preview.meant.schedule))}
              >
                {say().form.meantInstead(preview.meant.inWords)}
              </button>
            </p>
          )}
          {preview.runs.length === 0 && <p class="preview-error">{say().form.noRun}</p>}
          <ol class="runs" aria-label={say().form.nextRuns}>
            {preview.runs.map((run) => (
              <li key={run.at} class="run">
                <time dateTime={new Date(run.at).toISOString()}>{run.local}</time>
                {run.note && <span class="run-note">{run.note}</span>}
              </li>
            ))}
          </ol>
          {preview.runs[0] && <SendDelayNote at={preview.runs[0].at} chatId={form.chatId} except={except} />}
        </>
      )}
    </section>
  );
}

/** Asks for the preview when typing pauses; an answer to an older question is not shown. `isDue` until what is shown is the answer. */
function usePreview(form: FormDraft): { preview: Preview | null; isDue: boolean } {
  const { call } = useStore();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [answered, setAnswered] = useState('');
  const question = JSON.stringify(timingOfForm(form, 0));
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await answerFor(form, call);
      if (!current) return;
      setPreview(answer);
      setAnswered(question);
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question]);
  return { preview, isDue: answered !== question };
}

async function answerFor(form: FormDraft, call: ReturnType<typeof useStore>['call']): Promise<Preview> {
  const checked = checkTiming(form, Date.now());
  if (!checked.ok) return { ok: false, error: verbatim(checked.error) };
  const reply = await call('preview', checked.timing);
  return reply.ok ? reply.value : { ok: false, error: reply.error };
}
