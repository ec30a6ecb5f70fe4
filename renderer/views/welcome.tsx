import { useRef, useState } from 'preact/hooks';
import { BotToken } from '../../main/contract/state.ts';
import { Field } from '../components/field.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { Logo } from '../components/icon.tsx';
import { useStore } from '../state/store.ts';
import { inWords, say, t } from '../words/index.ts';
import { type TokenPlace, TokenPlaceField } from './token-place.tsx';

/** The first screen: connect a bot, or try Carillon without one. */
export function WelcomeView() {
  const { attempt } = useStore();
  const [busy, setBusy] = useState(false);
  const practise = async () => {
    setBusy(true);
    await attempt('setup.usePractice', undefined);
    setBusy(false);
  };
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Logo />
        <h1>Carillon</h1>
        <p class="lead">{say().setup.welcome.lead}</p>
      </header>
      <FirstSteps at={1} />
      <div class="welcome-ways">
        <section class="card welcome-connect" aria-labelledby="connect-title">
          <h2 id="connect-title">{say().setup.welcome.connect}</h2>
          <ol class="steps">
            <li>
              {say().setup.welcome.open}{' '}
              <a href="https://t.me/BotFather" target="_blank" rel="noreferrer">
                @BotFather
              </a>{' '}
              {say().setup.welcome.send} <code>/newbot</code>.
            </li>
            <li>{say().setup.welcome.name}</li>
            <li>{say().setup.welcome.copy}</li>
          </ol>
          <TokenForm />
        </section>
        <section class="card welcome-practice" aria-labelledby="practice-title">
          <h2 id="practice-title">{say().setup.welcome.look}</h2>
          <p>{say().setup.welcome.practice}</p>
          <button type="button" class="button" disabled={busy} onClick={practise}>
            {say().setup.welcome.try}
          </button>
        </section>
      </div>
    </div>
  );
}

function TokenForm() {
  const { app, call } = useStore();
  const [token, setToken] = useState('');
  const [revealed, setRevealed] = useState(false);
  const [place, setPlace] = useState<TokenPlace>();
  const [error, setError] = useState<string>();
  const [placeError, setPlaceError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hasKeyring = app.tokenStorage.value === 'keyring';

  const connect = async () => {
    const parsed = BotToken.safeParse(token);
    const tokenProblem = parsed.success ? undefined : inWords(parsed.error);
    const placeProblem = hasKeyring || place ? undefined : say().setup.welcome.chooseOne;
    setError(tokenProblem);
    setPlaceError(placeProblem);
    if (tokenProblem) input.current?.focus();
    if (!parsed.success || placeProblem) return;
    setBusy(true);
    const reply = await call('setup.useToken', { token: parsed.data, keepInFile: !hasKeyring && place === 'file' });
    setBusy(false);
    if (reply.ok) return;
    setError(t(reply.error));
    input.current?.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Field id="bot-token" label={say().setup.welcome.token} error={error}>
        {(aria) => (
          <div class="input-with-button">
            <input
              {...aria}
              ref={input}
              class="input mono"
              // A union fits none of the single input types that Preact declares.
              type={(revealed ? 'text' : 'password') as 'text'}
              value={token}
              autocomplete="off"
              spellcheck={false}
              placeholder="123456789:AAE…"
              onInput={(event) => setToken(event.currentTarget.value)}
            />
            <button type="button" class="button" aria-pressed={revealed} onClick={() => setRevealed(!revealed)}>
              {revealed ? say().setup.welcome.hide : say().setup.welcome.show}
            </button>
          </div>
        )}
      </Field>
      {!hasKeyring && <TokenPlaceField value={place} onChange={setPlace} error={placeError} />}
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? say().setup.welcome.asking : say().setup.welcome.connectIt}
      </button>
    </form>
  );
}
