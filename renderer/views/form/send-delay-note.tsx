import { useEffect, useState } from 'preact/hooks';
import type { Translatable } from '../../../main/contract/translatable.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../words/index.ts';

interface SendDelayNoteProps {
  /** Epoch ms of the next run. */
  at: number;
  chatId: number | null;
  /** The id of the message that is edited. */
  except: string | undefined;
}

/** Says beforehand when many messages are due together and so take a while. */
export function SendDelayNote({ at, chatId, except }: SendDelayNoteProps) {
  const { call } = useStore();
  const [note, setNote] = useState<Translatable | null>(null);
  useEffect(() => {
    let current = true;
    if (chatId === null) return setNote(null);
    void call('sendDelay', { at, chatId, ...(except !== undefined && { except }) }).then((reply) => {
      if (current) setNote(reply.ok ? reply.value : null);
    });
    return () => {
      current = false;
    };
  }, [at, chatId, except]);
  return note === null ? null : <p class="preview-send-delay">{t(note)}</p>;
}
