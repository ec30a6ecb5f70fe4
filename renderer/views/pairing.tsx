import { useState } from 'preact/hooks';
import { Avatar } from '../components/avatar.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { useStore } from '../state/store.ts';
import { PairingCode } from './pairing-code.tsx';

/** Waits for the one person whom the bot is to obey. The state moves on by itself when they appear. */
export function PairingView() {
  const { app, attempt } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  return (
    <div class="stage-card card pairing">
      <FirstSteps at={2} />
      {setup.bot && (
        <p class="found" role="status">
          <Avatar name={setup.bot.name} />
          <span>
            <strong>{setup.bot.name}</strong> <span class="muted">@{setup.bot.username}</span>
            <br />
            Telegram knows this bot, and it is online.
          </span>
        </p>
      )}
      <h1>Show your bot who you are</h1>
      <p class="lead">It will obey one Telegram account only: the one that sends it this code.</p>
      {setup.pairing ? <PairingCode pairing={setup.pairing} /> : <p>Make a code to go on.</p>}
      <div class="pairing-foot">
        <NewCode />
        <button type="button" class="button quiet" onClick={() => void attempt('setup.leave', undefined)}>
          Use another bot
        </button>
      </div>
    </div>
  );
}

function NewCode() {
  const { attempt } = useStore();
  const [busy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    await attempt('setup.newPairing', undefined);
    setBusy(false);
  };
  return (
    <button type="button" class="button" disabled={busy} onClick={renew}>
      New code
    </button>
  );
}
