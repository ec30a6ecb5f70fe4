import { useState } from 'preact/hooks';
import type { Chat, JobView } from '../../main/contract/state.ts';
import { Avatar } from '../components/avatar.tsx';
import { Icon } from '../components/icon.tsx';
import { chatColour, ownChat, typeInWords, usualChat } from '../logic/chats.ts';
import { moment } from '../logic/dates.ts';
import { NO_FILTER, nextJob } from '../logic/jobs.ts';
import { counted } from '../logic/words.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { AddChat } from './add-chat.tsx';

/** Where the bot can send, and what goes there. */
export function ChatsView() {
  const { app } = useStore();
  const [adding, setAdding] = useState(false);
  const setup = app.setup.value;
  const bot = setup.mode !== 'none' && setup.bot ? `@${setup.bot.username}` : say().chats.theBot;
  return (
    <div class="page">
      <header class="page-head">
        <h1>{say().shell.screens.chats}</h1>
        <button type="button" class="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          <Icon name="plus" /> {say().form.chat.add}
        </button>
      </header>
      {adding && <AddChat onAdded={() => setAdding(false)} />}
      <ul class="chat-list" aria-label={say().shell.screens.chats}>
        {app.chats.value.map((chat) => (
          <ChatRow key={chat.id} chat={chat} />
        ))}
      </ul>
      <p class="field-hint">
        {say().chats.toGroup} {bot} {say().chats.appears}
      </p>
    </div>
  );
}

function ChatRow({ chat }: { chat: Chat }) {
  const { app, clock, editor, jobList, router } = useStore();
  const jobs = app.jobs.value.filter(({ chatId, phase }) => chatId === chat.id && phase !== 'finished');
  const setup = app.setup.value;
  const isOwn = ownChat(setup) === chat.id;
  const usual = usualChat({ chats: app.chats.value, preferences: app.preferences.value, setup });
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
          {isOwn ? say().chats.own : typeInWords(chat)} · {chat.id === usual && `${say().chats.isUsual} · `}
          {whatGoes(jobs, clock.minute.value, app.timeZone.value)}
        </p>
      </div>
      <div class="chat-tools">
        {jobs.length > 0 && (
          <button type="button" class="button small" onClick={show}>
            {say().chats.show(jobs.length)}
            <span class="visually-hidden">
              {' '}
              (<bdi>{chat.title}</bdi>)
            </span>
          </button>
        )}
        <button type="button" class="button small" onClick={() => editor.create({ chatId: chat.id })}>
          {say().shared.newMessage}
          <span class="visually-hidden">
            {' '}
            {say().chats.to} <bdi>{chat.title}</bdi>
          </span>
        </button>
        {chat.id !== usual && <MakeUsual chat={chat} isOwn={isOwn} />}
        {jobs.length === 0 && !isOwn && <Forget chat={chat} />}
      </div>
    </li>
  );
}

/** From now on, what names no chat goes there. */
function MakeUsual({ chat, isOwn }: { chat: Chat; isOwn: boolean }) {
  const { prefer } = useStore();
  const choose = () => void prefer({ defaultChat: isOwn ? null : chat.id });
  return (
    <button type="button" class="button quiet small" onClick={choose}>
      {say().chats.makeUsual}
      <span class="visually-hidden">
        {' '}
        (<bdi>{chat.title}</bdi>)
      </span>
    </button>
  );
}

/** The chat stays in Telegram, and so does the bot in it: only the list is shorter. */
function Forget({ chat }: { chat: Chat }) {
  const { attempt, toasts } = useStore();
  const forget = async () => {
    const reply = await attempt('chats.forget', { id: chat.id });
    if (!reply.ok) return;
    const back = () => void attempt('chats.add', { reference: String(chat.id) });
    toasts.show({ text: say().chats.isOff(chat.title), action: { label: say().shared.undo, run: back } });
  };
  return (
    <button type="button" class="button quiet small icon-only" onClick={() => void forget()}>
      <Icon name="close" />
      <span class="visually-hidden">{say().chats.takeOff(chat.title)}</span>
    </button>
  );
}

function whatGoes(jobs: readonly JobView[], now: number, timeZone: string): string {
  if (jobs.length === 0) return say().chats.nothing;
  const next = nextJob(jobs);
  const messages = counted(jobs.length, say().shared.message, say().shared.messages);
  return next ? say().chats.next(messages, moment(next.nextAt, now, timeZone)) : say().chats.paused(messages);
}
