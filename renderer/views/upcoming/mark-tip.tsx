import type { Pointed } from '../../logic/told.ts';
import { say } from '../../words/index.ts';
import { ChatDot } from './chat-dot.tsx';

const SHOWN = 5;
const WIDTH = 260;

/** What the mark under the pointer, or with the focus, stands for. (A screen reader has it from the mark.) */
export function MarkTip({ pointed: { x, y, day, told }, width }: { pointed: Pointed; width: number }) {
  const start = Math.max(0, Math.min(x - WIDTH / 2, width - WIDTH));
  return (
    <div
      class="mark-tip"
      style={{ left: `${start}px`, top: `${y + 16}px`, inlineSize: `${WIDTH}px` }}
      aria-hidden="true"
    >
      <p class="mark-tip-day">{day}</p>
      <ul>
        {told.slice(0, SHOWN).map(({ jobId, when, title, chat, chatId }) => (
          <li key={`${jobId} ${when}`}>
            <span class="mark-tip-when">{when}</span> <bdi class="mark-tip-title">{title}</bdi>
            <span class="mark-tip-chat">
              <ChatDot chatId={chatId} />
              <bdi>{chat}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {told.length > SHOWN && (
        <p>
          {say().shared.and} {told.length - SHOWN} {say().shared.more}
        </p>
      )}
    </div>
  );
}
