import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment } from '../../../main/contract/message.ts';
import { Choice } from '../../components/choice.tsx';
import { FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Picture } from '../../components/picture.tsx';
import { type ListTools, RowTools, useListFocus } from '../../components/row-tools.tsx';
import type { PendingFile } from '../../logic/draft.ts';
import {
  filesOf,
  isVisual,
  moved,
  sentAs,
  sizeInWords,
  type WayToSend,
  waysToSend,
  withFiles,
} from '../../logic/draft-message.ts';
import { useStore } from '../../state/store.ts';
import type { Uploads } from '../../state/uploads.ts';
import { say, t } from '../../words/index.ts';
import { ADD_BUTTON } from './add-menu.tsx';
import type { FormPart } from './parts.ts';

/** The photos and documents of the message: in their order, with what is still on its way. */
export function AttachmentFields({ form, set, errors, uploads }: FormPart & { uploads: Uploads }) {
  const tools = useListFocus();
  const missing = useMissing(form.rest);
  const files = filesOf(form.rest);
  if (files.length === 0 && form.uploads.length === 0) return null;
  const change = (next: readonly Attachment[]) => set({ rest: withFiles(form.rest, next) });
  return (
    <section class="attachments" aria-label={say().form.files.label} data-field="attachments">
      <ul class="attachment-list">
        {files.map((file, index) => (
          <AttachmentRow
            key={`${file.file} ${file.name}`}
            {...tools}
            {...{ file, index, files, change }}
            isMissing={missing.includes(file.file)}
          />
        ))}
        {form.uploads.map((file) => (
          <PendingRow key={file.id} file={file} onRemove={() => uploads.remove(file.id)} />
        ))}
      </ul>
      <SendAs files={files} change={change} />
      <VisualSwitches {...{ form, set }} />
      <FieldError id="attachments-error" error={errors.attachments} />
    </section>
  );
}

interface RowProps extends ListTools {
  file: Attachment;
  index: number;
  files: readonly Attachment[];
  change: (files: readonly Attachment[]) => void;
  isMissing: boolean;
}

function AttachmentRow({ file, index, files, change, isMissing, focus }: RowProps) {
  return (
    <li class="attachment">
      <Picture class="thumbnail" file={file.file} alt="" />
      <span class="attachment-words">
        <bdi class="attachment-name">{file.name}</bdi>
        {isMissing ? (
          <span class="field-error">{say().form.files.gone}</span>
        ) : (
          <span class="muted">{sizeInWords(file.size)}</span>
        )}
      </span>
      <RowTools
        list="attachment"
        label={file.name}
        index={index}
        count={files.length}
        focus={focus}
        whenEmpty={ADD_BUTTON}
        onMove={(to) => change(moved(files, index, to))}
        onRemove={() => change(files.filter((_, other) => other !== index))}
      />
    </li>
  );
}

function PendingRow({ file, onRemove }: { file: PendingFile; onRemove: () => void }) {
  const { name, size, sent, error } = file;
  return (
    <li class="attachment">
      <span class="picture-none thumbnail">
        <Icon name={error === null ? 'file' : 'alert'} />
      </span>
      <span class="attachment-words">
        <bdi class="attachment-name">{name}</bdi>
        {error === null ? (
          <progress class="attachment-progress" aria-label={say().form.files.coming(name)} value={sent} max={size} />
        ) : (
          <span class="field-error" role="alert">
            {error}
          </span>
        )}
      </span>
      <span class="row-tools">
        <button type="button" class="button quiet icon-only" onClick={onRemove}>
          <Icon name="close" />
          <span class="visually-hidden">
            {say().form.files.remove} {name}
          </span>
        </button>
      </span>
    </li>
  );
}

/** As what the files go: a film as a video, an animation, a round video or a file. What its content forbids is said. */
function SendAs({ files, change }: Pick<RowProps, 'files' | 'change'>) {
  const { call } = useStore();
  const [problem, setProblem] = useState('');
  const names = files.map(({ file }) => file).join();
  useEffect(() => setProblem(''), [names]);
  const latest = useRef({ files, change });
  latest.current = { files, change };
  const ways = waysToSend(files);
  const now = ways.find(({ kinds }) => kinds.every((kind, nth) => kind === files[nth]?.kind));
  if (!now || ways.length < 2) return null;
  const choose = async ({ kinds }: WayToSend) => {
    setProblem('');
    for (const [nth, kind] of kinds.entries()) {
      const { file, name } = files[nth] as Attachment;
      const reply = await call('files.needKind', { file, kind });
      if (!reply.ok) return setProblem(`${name}: ${t(reply.error)}`);
    }
    // The form may have been changed while the files were looked at.
    const now = latest.current;
    const isSame = now.files.map(({ file }) => file).join() === names;
    if (isSame) now.change(now.files.map((file, nth) => sentAs(file, kinds[nth] ?? file.kind)));
  };
  return (
    <div class="send-as">
      <Choice
        label={say().form.files.sendAs}
        value={now.way}
        options={ways.map(({ way }) => ({ value: way, label: say().form.files.ways[way](files.length) }))}
        onChange={(chosen) => {
          const way = ways.find((each) => each.way === chosen);
          if (way) void choose(way);
        }}
      />
      <p class="field-error" role="status">
        {problem}
      </p>
    </div>
  );
}

/** How photos, videos and animations are shown. */
function VisualSwitches({ form, set }: Pick<FormPart, 'form' | 'set'>) {
  const { rest } = form;
  if (!isVisual(rest)) return null;
  const files = filesOf(rest);
  const blur = (isBlurred: boolean) =>
    set({
      rest: withFiles(
        rest,
        files.map(({ spoiler: _, ...file }) => ({ ...file, ...(isBlurred && { spoiler: true as const }) })),
      ),
    });
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={files.some(({ spoiler }) => spoiler)}
          onChange={(event) => blur(event.currentTarget.checked)}
        />
        <span>{say().form.files.spoiler}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={rest.captionAbove === true}
          onChange={({ currentTarget: { checked } }) =>
            set({ rest: { ...rest, captionAbove: checked ? true : undefined } })
          }
        />
        <span>{say().form.files.captionAbove}</span>
      </label>
    </>
  );
}

/** Which of the files Carillon does not have: a message that was imported names them and does not bring them. */
function useMissing(rest: FormPart['form']['rest']): readonly string[] {
  const { call } = useStore();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const files = filesOf(rest).map(({ file }) => file);
  useEffect(() => {
    let current = true;
    if (files.length === 0) return;
    void call('files.missing', { files }).then((reply) => {
      if (current && reply.ok) setMissing(reply.value);
    });
    return () => {
      current = false;
    };
  }, [files.join()]);
  return missing;
}
