import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Avatar } from '../components/avatar.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { Icon } from '../components/icon.tsx';
import { useStore } from '../state/store.ts';

const TEXT = 'Hello! Carillon sends you messages from now on, whenever you say.';

/** The last step: a message goes the whole way once, before one is scheduled. */
export function FirstMessageView() {
  const { app, call, firstRun, editor } = useStore();
  const [state, setState] = useState<'ready' | 'sending' | 'arrived'>('ready');
  const [error, setError] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const setup = app.setup.value;
  // The step appears by itself, when the code was said in Telegram: the keyboard goes on here.
  useLayoutEffect(() => button.current?.focus(), [state]);
  if (setup.mode === 'none' || !setup.owner) return null;
  const send = async () => {
    setState('sending');
    setError('');
    const reply = await call('message.test', { message: { text: TEXT } });
    setState(reply.ok ? 'arrived' : 'ready');
    if (!reply.ok) setError(reply.error.message);
  };
  const finish = () => {
    firstRun.value = false;
  };
  return (
    <div class="stage-card card first-message">
      <FirstSteps at={state === 'arrived' ? 4 : 3} />
      <p class="found" id="found" role="status">
        <Avatar name={setup.owner.name} />
        <span>
          <strong>{setup.owner.name}</strong>
          <br />
          {setup.bot ? `@${setup.bot.username}` : 'Your bot'} obeys you from now on, and nobody else.
        </span>
      </p>
      <h1>{state === 'arrived' ? 'It arrived' : 'Send yourself a first message'}</h1>
      <p class="lead" role="status">
        {state === 'arrived'
          ? 'Telegram has delivered it: look at your talk with the bot. All that is left is to say what is sent when.'
          : 'Then it is certain that all works, from this computer to your phone.'}
      </p>
      <p class="field-error" role="alert">
        {error}
      </p>
      {state === 'arrived' ? (
        <div class="pairing-foot">
          <button
            type="button"
            class="button primary"
            ref={button}
            onClick={() => {
              finish();
              editor.create();
            }}
          >
            Write a message
          </button>
          <button type="button" class="button" onClick={finish}>
            Look around
          </button>
        </div>
      ) : (
        <div class="pairing-foot">
          <button
            type="button"
            class="button primary"
            ref={button}
            aria-describedby="found"
            disabled={state === 'sending'}
            onClick={() => void send()}
          >
            <Icon name="send" /> {state === 'sending' ? 'Sending…' : 'Send it'}
          </button>
          <button type="button" class="button quiet" onClick={finish}>
            Skip
          </button>
        </div>
      )}
    </div>
  );
}
