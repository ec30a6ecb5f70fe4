import { useComputed } from '@preact/signals';
import type { Pairing } from '../../main/contract/state.ts';
import { Icon } from '../components/icon.tsx';
import { QrCode } from '../components/qr.tsx';
import { counted, minutesAndSeconds } from '../logic/words.ts';
import { useStore } from '../state/store.ts';

/** The ways to say the code to the bot: scanned, by a link, or typed. */
export function PairingCode({ pairing }: { pairing: Pairing }) {
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
