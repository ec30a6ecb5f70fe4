import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Pairing } from '../../main/contract/state.ts';
import { Icon, Logo } from '../components/icon.tsx';
import { QrCode } from '../components/qr.tsx';
import { counted, minutesAndSeconds } from '../logic/words.ts';
import { useStore } from '../state/store.ts';

/** Waits for the one person whom the bot is to obey. The state moves on by itself when they appear. */
export function PairingView() {
  const { app, attempt } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  return (
    <div class="stage-card card pairing">
      <Logo />
      <h1>Show your bot who you are</h1>
      <p class="lead">
        {setup.bot ? `@${setup.bot.username}` : 'Your bot'} is connected. It will obey one Telegram account only: the
        one that sends it this code.
      </p>
      {setup.pairing ? <Code pairing={setup.pairing} /> : <p>Make a code to go on.</p>}
      <div class="pairing-foot">
        <NewCode />
        <button type="button" class="button quiet" onClick={() => void attempt('setup.leave', undefined)}>
          Use another bot
        </button>
      </div>
    </div>
  );
}

function Code({ pairing }: { pairing: Pairing }) {
  const { clock } = useStore();
  const left = useComputed(() => minutesAndSeconds(pairing.expiresAt - clock.now.value));
  const over = useComputed(() => pairing.expiresAt <= clock.now.value || pairing.triesLeft <= 0);
  if (over.value) {
    return (
      <p role="status">
        {pairing.triesLeft <= 0 ? 'That code was tried too often.' : 'That code has run out.'} Make a new one.
      </p>
    );
  }
  return (
    <>
      <div class="pairing-ways">
        <QrCode text={pairing.link} label="QR code of the link that opens your bot with the code" />
        <div class="pairing-text">
          <p class="pairing-step">Scan with your phone, or open the link here, and press Start:</p>
          <p>
            <a class="button primary" href={pairing.link} target="_blank" rel="noreferrer">
              Open Telegram <Icon name="external" />
            </a>
          </p>
          <p class="pairing-link">{pairing.link}</p>
          <p class="pairing-step">Or send the bot this message:</p>
          <p class="pairing-code">
            <span class="muted">/start </span>
            {pairing.code}
          </p>
        </div>
      </div>
      <p class="pairing-facts">
        Good for <span class="tabular">{left}</span> · {counted(pairing.triesLeft, 'try', 'tries')} left
      </p>
    </>
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
