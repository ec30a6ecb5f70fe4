import { useState } from 'preact/hooks';
import type { Chat, JobView } from '../../main/contract/state.ts';
import { Avatar } from '../components/avatar.tsx';
import { Icon } from '../components/icon.tsx';
import { chatColour, typeInWords } from '../logic/chats.ts';
import { moment } from '../logic/dates.ts';
import { NO_FILTER, nextJob } from '../logic/jobs.ts';
import { counted } from '../logic/words.ts';
import { useStore } from '../state/store.ts';
import { AddChat } from './add-chat.tsx';

/** Where the bot can send, and what goes there. */
export function ChatsView() {
  const { app } = useStore();
  const [adding, setAdding] = useState(false);
  const setup = app.setup.value;
  const bot = setup.mode !== 'none' && setup.bot ? `@${setup.bot.username}` : 'the bot';
  return (
    <div class="page">
      <header class="page-head">
        <h1>Chats</h1>
        <button type="button" class="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          <Icon name="plus" /> Add a chat
        </button>
      </header>
      {adding && <AddChat onAdded={() => setAdding(false)} />}
      <ul class="chat-list" aria-label="Chats">
        {app.chats.value.map((chat) => (
          <ChatRow key={chat.id} chat={chat} />
        ))}
      </ul>
      <p class="field-hint">
        To send to a group, add {bot} to it in Telegram: it appears here by itself. In a channel, make the bot an
        administrator that may post. People have to write to the bot first.
      </p>
    </div>
  );
}

function ChatRow({ chat }: { chat: Chat }) {
  const { app, clock, editor, jobList, router } = useStore();
  const jobs = app.jobs.value.filter(({ chatId, phase }) => chatId === chat.id && phase !== 'finished');
  const setup = app.setup.value;
  const isOwn = setup.mode !== 'none' && setup.owner?.id === chat.id;
  const show = () => {
    jobList.narrow({ ...NO_FILTER, chatId: chat.id });
    router.go('messages');
  };
  return (
    <li class="chat-row">
      <Avatar name={chat.title} colour={chatColour(chat.id, app.chats.value)} />
      <div class="chat-text">
        <p class="chat-title">
          <bdi>{chat.title}</bdi>
        </p>
        <p class="muted">
          {isOwn ? 'your talk with the bot' : typeInWords(chat)} ·{' '}
          {whatGoes(jobs, clock.minute.value, app.timeZone.value)}
        </p>
      </div>
      <div class="chat-tools">
        {jobs.length > 0 && (
          <button type="button" class="button small" onClick={show}>
            Show {jobs.length === 1 ? 'it' : 'them'}
            <span class="visually-hidden"> ({chat.title})</span>
          </button>
        )}
        <button type="button" class="button small" onClick={() => editor.create({ chatId: chat.id })}>
          New message<span class="visually-hidden"> to {chat.title}</span>
        </button>
        {jobs.length === 0 && !isOwn && <Forget chat={chat} />}
      </div>
    </li>
  );
}

/** The chat stays in Telegram, and so does the bot in it: only the list is shorter. */
function Forget({ chat }: { chat: Chat }) {
  const { attempt, toasts } = useStore();
  const forget = async () => {
    const reply = await attempt('chats.forget', { id: chat.id });
    if (!reply.ok) return;
    const back = () => void attempt('chats.add', { reference: String(chat.id) });
    toasts.show({ text: `${chat.title} is off the list.`, action: { label: 'Undo', run: back } });
  };
  return (
    <button type="button" class="button quiet small icon-only" onClick={() => void forget()}>
      <Icon name="close" />
      <span class="visually-hidden">Take {chat.title} off the list</span>
    </button>
  );
}

function whatGoes(jobs: readonly JobView[], now: number, timeZone: string): string {
  if (jobs.length === 0) return 'nothing is sent here yet';
  const next = nextJob(jobs);
  const messages = counted(jobs.length, 'message', 'messages');
  return next ? `${messages}, next ${moment(next.nextAt, now, timeZone)}` : `${messages}, paused`;
}
