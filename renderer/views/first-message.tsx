import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Avatar } from '../components/avatar.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { Icon } from '../components/icon.tsx';
import { useStore } from '../state/store.ts';
import { say, t } from '../words/index.ts';

const text = () => say().setup.first.hello;

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
    const reply = await call('message.test', { message: { text: text() } });
    setState(reply.ok ? 'arrived' : 'ready');
    if (!reply.ok) setError(t(reply.error));
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
          {setup.bot ? `@${setup.bot.username}` : say().shared.yourBot} {say().setup.first.obeys}
        </span>
      </p>
      <h1>{state === 'arrived' ? say().history.arrived : say().setup.first.title}</h1>
      <p class="lead" role="status">
        {state === 'arrived' ? say().setup.first.delivered : say().setup.first.certain}
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
            {say().setup.first.write}
          </button>
          <button type="button" class="button" onClick={finish}>
            {say().setup.first.look}
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
            <Icon name="send" /> {state === 'sending' ? say().form.test.sending : say().setup.first.send}
          </button>
          <button type="button" class="button quiet" onClick={finish}>
            {say().setup.first.skip}
          </button>
        </div>
      )}
    </div>
  );
}
