import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PracticeMessage } from '../../main/contract/practice.ts';
import { Icon } from '../components/icon.tsx';
import { isPlayable, Picture, Player } from '../components/picture.tsx';
import { dayHeading, dayKey, timeOfDay } from '../logic/dates.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';

const SUGGESTIONS = ['/every 10s hello', '/list', '/stop', '/help'];
/** How far from its end a chat still counts as being read at the end. */
const NEAR_END_PX = 60;

/** The practice chat as a screen of its own. */
export function PracticeView() {
  return (
    <div class="page page-practice">
      <h1 class="visually-hidden">{say().shell.screens.practice}</h1>
      <PracticeChat />
    </div>
  );
}

/** A messenger in small: what your phone would show, with the bot answering from inside Carillon. */
export function PracticeChat() {
  const { app } = useStore();
  const setup = app.setup.value;
  const name = setup.mode === 'none' ? null : setup.bot?.name;
  return (
    <div class="chat">
      <header class="chat-head">
        <h2>{name ?? say().shared.yourBot}</h2>
        <p>{say().practice.nothingLeaves}</p>
      </header>
      <Log />
      <Composer />
    </div>
  );
}

function Log() {
  const { practice } = useStore();
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const messages = practice.messages.value;
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });

  // Keeps the newest in view, unless the user scrolled up to read.
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  }, [messages, atEnd]);

  return (
    <div class="chat-body">
      <div
        class="chat-log"
        role="log"
        aria-label={say().practice.chat}
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        ref={log}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END_PX);
        }}
      >
        {messages.length === 0 && <p class="chat-empty">{say().practice.saySomething}</p>}
        {messages.map((message, index) => (
          <Entry key={message.id} message={message} before={messages[index - 1]} />
        ))}
      </div>
      {!atEnd && (
        <button type="button" class="button chat-to-end" onClick={toEnd}>
          <Icon name="down" />
          {say().practice.newest}
        </button>
      )}
      <div class="chat-notice" role="status">
        {practice.notice.value && <span>{practice.notice.value}</span>}
      </div>
    </div>
  );
}

function Entry({ message, before }: { message: PracticeMessage; before: PracticeMessage | undefined }) {
  const { app, clock } = useStore();
  const zone = app.timeZone.value;
  const newDay = !before || dayKey(before.at, zone) !== dayKey(message.at, zone);
  const grouped = !newDay && before?.from === message.from;
  return (
    <>
      {newDay && <p class="chat-day">{dayHeading(message.at, clock.minute.value, zone)}</p>}
      <div class={`bubble-row from-${message.from} ${grouped ? 'grouped' : ''}`}>
        <div class="bubble">
          <span class="visually-hidden">{message.from === 'user' ? say().practice.you : say().practice.bot}</span>
          {message.picture && <Media file={message.picture} name={message.attachment ?? ''} />}
          {message.attachment && !message.picture && <span class="bubble-attachment">{message.attachment}</span>}
          <span class="bubble-text" dir="auto">
            {message.text}
          </span>
          <span class="bubble-foot">
            {message.edited && `${say().practice.edited} `}
            <time dateTime={new Date(message.at).toISOString()} title={timeOfDay(message.at, zone, true)}>
              {timeOfDay(message.at, zone)}
            </time>
          </span>
        </div>
        <InlineButtons message={message} />
      </div>
    </>
  );
}

function Media({ file, name }: { file: string; name: string }) {
  if (isPlayable(file)) return <Player class="bubble-picture" file={file} label={name} />;
  return <Picture class="bubble-picture" file={file} alt={name} />;
}

function InlineButtons({ message }: { message: PracticeMessage }) {
  const { attempt } = useStore();
  if (message.buttons.length === 0) return null;
  return (
    <div class="inline-buttons">
      {message.buttons.map((row, rowIndex) => (
        <div class="inline-row" key={rowIndex}>
          {row.map(({ text, data, url }) =>
            url !== undefined ? (
              <a key={text} class="inline-button" href={url} target="_blank" rel="noreferrer">
                {text}
              </a>
            ) : (
              <button
                key={text}
                type="button"
                class="inline-button"
                onClick={() => void attempt('practice.tap', { messageId: message.id, data: data ?? '' })}
              >
                {text}
              </button>
            ),
          )}
        </div>
      ))}
    </div>
  );
}

function Composer() {
  const { attempt, practice } = useStore();
  const { typed } = practice;
  const send = async () => {
    const text = typed.value;
    if (text.trim() === '') return;
    typed.value = '';
    const reply = await attempt('practice.send', { text });
    // Back into the field, unless something else has been typed there since.
    if (!reply.ok) typed.value ||= text;
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset class="chips">
        <legend class="visually-hidden">{say().practice.suggestions}</legend>
        {SUGGESTIONS.map((suggestion) => (
          <button
            key={suggestion}
            type="button"
            class="chip mono"
            onClick={() => void attempt('practice.send', { text: suggestion })}
          >
            {suggestion}
          </button>
        ))}
      </fieldset>
      <div class="composer-row">
        <label class="visually-hidden" for="practice-text">
          {say().practice.message}
        </label>
        <textarea
          id="practice-text"
          class="input"
          rows={1}
          maxLength={4_096}
          placeholder={say().practice.message}
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter during the composition of a character (Japanese, Chinese) only ends that composition.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="submit" class="button primary">
          <Icon name="send" />
          {say().practice.send}
        </button>
      </div>
    </form>
  );
}
