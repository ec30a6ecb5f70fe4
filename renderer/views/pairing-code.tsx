import { useComputed } from '@preact/signals';
import type { Pairing } from '../../main/contract/state.ts';
import { Icon } from '../components/icon.tsx';
import { QrCode } from '../components/qr.tsx';
import { counted, minutesAndSeconds } from '../logic/words.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';

/** The ways to say the code to the bot: scanned, by a link, or typed. */
export function PairingCode({ pairing }: { pairing: Pairing }) {
  const { clock } = useStore();
  const left = useComputed(() => minutesAndSeconds(pairing.expiresAt - clock.now.value));
  const over = useComputed(() => pairing.expiresAt <= clock.now.value || pairing.triesLeft <= 0);
  if (over.value) {
    return (
      <p role="status">
        {pairing.triesLeft <= 0 ? say().setup.pairing.tooOften : say().setup.pairing.over} {say().setup.pairing.makeNew}
      </p>
    );
  }
  return (
    <>
      <div class="pairing-ways">
        <QrCode text={pairing.link} label={say().setup.pairing.qr} />
        <div class="pairing-text">
          <p class="pairing-step">{say().setup.pairing.scan}</p>
          <p>
            <a class="button primary" href={pairing.link} target="_blank" rel="noreferrer">
              {say().setup.pairing.open} <Icon name="external" />
            </a>
          </p>
          <p class="pairing-link">{pairing.link}</p>
          <p class="pairing-step">{say().setup.pairing.orSend}</p>
          <p class="pairing-code">
            <span class="muted">/start </span>
            {pairing.code}
          </p>
        </div>
      </div>
      <p class="pairing-facts">
        {say().setup.pairing.goodFor} <span class="tabular">{left}</span> ·{' '}
        {counted(pairing.triesLeft, say().setup.pairing.try, say().setup.pairing.tries)} {say().setup.pairing.left}
      </p>
    </>
  );
}
