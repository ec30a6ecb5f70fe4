import { Dialog } from '../../components/dialog.tsx';
import type { Pointed } from '../../logic/told.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { ChatDot } from './chat-dot.tsx';

/** The messages of a mark that stands for several, to choose the one to open. */
export function MarkList({ pointed: { day, told }, onClose }: { pointed: Pointed; onClose: () => void }) {
  const { app, editor } = useStore();
  const open = (jobId: string) => {
    const job = app.jobs.value.find(({ id }) => id === jobId);
    onClose();
    if (job) editor.edit(job);
  };
  return (
    <Dialog title={say().upcoming.messagesOf(told.length, day)} onClose={onClose}>
      <ul class="mark-list">
        {told.map(({ jobId, when, title, chat, chatId }) => (
          <li key={`${jobId} ${when}`}>
            <button type="button" class="mark-list-row" onClick={() => open(jobId)}>
              <span class="mark-tip-when">{when}</span>
              <bdi class="mark-tip-title">{title}</bdi>
              <span class="mark-tip-chat">
                <ChatDot chatId={chatId} />
                <bdi>{chat}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
