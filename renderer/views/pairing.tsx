import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BotIdentity } from '../../main/contract/state.ts';
import { Avatar } from '../components/avatar.tsx';
import { FirstSteps } from '../components/first-steps.tsx';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { PairingCode } from './pairing-code.tsx';

/** Waits for the one person whom the bot is to obey. The state moves on by itself when they appear. */
export function PairingView() {
  const { app, attempt } = useStore();
  const setup = app.setup.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // The step appears by itself: whoever hears the window is told where they are now, and the keyboard goes on from here.
  useLayoutEffect(() => heading.current?.focus(), []);
  if (setup.mode === 'none') return null;
  return (
    <div class="stage-card card pairing">
      <FirstSteps at={2} />
      {setup.bot && <FoundBot bot={setup.bot} />}
      <h1 ref={heading} tabIndex={-1} aria-describedby={setup.bot ? 'found' : undefined}>
        {say().setup.pairing.title}
      </h1>
      <p class="lead">{say().setup.steps.obeys}</p>
      {setup.pairing ? <PairingCode pairing={setup.pairing} /> : <p>{say().setup.pairing.make}</p>}
      <div class="pairing-foot">
        <NewCode />
        <button type="button" class="button quiet" onClick={() => void attempt('setup.leave', undefined)}>
          {say().setup.pairing.other}
        </button>
      </div>
    </div>
  );
}

/** Whose token it is, as Telegram says, and whether the bot can be talked to now. */
function FoundBot({ bot }: { bot: BotIdentity }) {
  const { app, call } = useStore();
  const [picture, setPicture] = useState<string | null>(null);
  const isOnline = app.connection.value.state === 'online';
  useEffect(() => {
    let current = true;
    void call('bot.picture', undefined).then((reply) => {
      if (current && reply.ok) setPicture(reply.value);
    });
    return () => {
      current = false;
    };
  }, [bot.id, isOnline]);
  return (
    <p class="found" id="found" role="status">
      <Avatar name={bot.name} picture={picture} />
      <span>
        <strong>{bot.name}</strong> <span class="muted">@{bot.username}</span>
        <br />
        {isOnline ? say().setup.steps.botOnline : say().setup.steps.botOffline}
      </span>
    </p>
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
      {say().setup.pairing.newCode}
    </button>
  );
}
