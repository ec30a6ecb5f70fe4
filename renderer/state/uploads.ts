import type { Signal } from '@preact/signals';
import { PIECE_BYTES } from '../../main/contract/files.ts';
import type { Attachment } from '../../main/contract/message.ts';
import type { FormDraft, PendingFile } from '../logic/draft.ts';
import { filesOf, refusalOfFile, withFile } from '../logic/draft-message.ts';
import { say, t } from '../words/index.ts';
import type { Link } from './link.ts';

/** The files of one form, on their way to Carillon. */
export interface Uploads {
  /** Takes the files in, one after the other; each is then one of the form's attachments. */
  attach(files: readonly File[]): void;
  /** It is not wanted any more, whether it still comes or was refused. */
  remove(id: string): void;
  /** The form was closed. */
  stop(): void;
}

/** What came of a file: all of it, a refusal in words, or it was called off. */
type Outcome = { attachment: Attachment } | { error: string } | 'off';

export function createUploads(call: Link['call'], form: Signal<FormDraft>): Uploads {
  let turn: Promise<void> = Promise.resolve();
  let lastId = 0;
  let stopped = false;

  const pending = () => form.value.uploads;
  const show = (id: string, part: Partial<PendingFile>) => {
    const uploads = pending().map((each) => (each.id === id ? { ...each, ...part } : each));
    form.value = { ...form.value, uploads };
  };
  const remove = (id: string) => {
    form.value = { ...form.value, uploads: pending().filter((each) => each.id !== id) };
  };
  const isWanted = (id: string) => !stopped && pending().some((each) => each.id === id);

  const take = async (file: File, id: string) => {
    if (!isWanted(id)) return;
    const outcome = await send(file, id);
    if (outcome === 'off' || !isWanted(id)) return;
    if ('error' in outcome) return show(id, { error: outcome.error });
    remove(id);
    form.value = { ...form.value, rest: withFile(form.value.rest, outcome.attachment) };
  };

  const send = async (file: File, id: string): Promise<Outcome> => {
    const begun = await call('files.begin', { name: file.name || 'file', as: 'any', size: file.size });
    if (!begun.ok) return { error: t(begun.error) };
    const upload = begun.value;
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const bytes = await read(file.slice(at, at + PIECE_BYTES));
      if (!bytes || !isWanted(id)) {
        void call('files.drop', { upload });
        return bytes ? 'off' : { error: say().form.files.unreadable };
      }
      const reply = await call('files.piece', { upload, bytes });
      if (!reply.ok) return { error: t(reply.error) };
      show(id, { sent: at + bytes.length });
    }
    const ended = await call('files.end', { upload });
    return ended.ok ? { attachment: ended.value } : { error: t(ended.error) };
  };

  return {
    attach(files) {
      for (const file of files) {
        lastId += 1;
        const id = `upload-${lastId}`;
        const { rest } = form.value;
        const coming = pending().filter(({ error }) => error === null).length;
        const error = refusalOfFile(file, rest, filesOf(rest).length + coming);
        const entry: PendingFile = { id, name: file.name, size: file.size, sent: 0, error };
        form.value = { ...form.value, uploads: [...pending(), entry] };
        if (error === null) turn = turn.then(() => take(file, id));
      }
    },
    remove,
    stop() {
      stopped = true;
    },
  };
}

async function read(part: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    return null;
  }
}
