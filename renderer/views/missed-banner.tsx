import { useState } from 'preact/hooks';
import type { Delivery } from '../../main/contract/delivery.ts';
import { DeliveryBadge } from '../components/badge.tsx';
import { Icon } from '../components/icon.tsx';
import { moment } from '../logic/dates.ts';
import { firstLine } from '../logic/jobs.ts';
import { coalescedInWords, counted } from '../logic/words.ts';
import { useStore } from '../state/store.ts';
import { say, t } from '../words/index.ts';

const SHOWN = 5;

/** What fell due while the computer slept or Carillon did not run, until the user has seen it. */
export function MissedBanner() {
  const { app, attempt } = useStore();
  const missed = app.missed.value;
  if (missed.length === 0) return null;
  const rest = missed.length - SHOWN;
  return (
    <section class="away" aria-labelledby="away-title">
      <header class="away-head">
        <h2 id="away-title">{say().list.away.title}</h2>
        <button type="button" class="button small" onClick={() => void attempt('missed.dismiss', {})}>
          <Icon name="check" />
          {say().list.away.gotIt}
        </button>
      </header>
      <ul class="away-list">
        {missed.slice(0, SHOWN).map((delivery) => (
          <MissedRow key={delivery.key} delivery={delivery} />
        ))}
      </ul>
      {rest > 0 && (
        <p class="away-rest">
          <a href="#/history">
            {counted(rest, say().shared.more, say().shared.more)} {say().list.inHistory}
          </a>
        </p>
      )}
    </section>
  );
}

function MissedRow({ delivery }: { delivery: Delivery }) {
  const { app, clock } = useStore();
  const { dueAt, jobName, text, state, coalesced, reason } = delivery;
  return (
    <li class="away-row">
      <DeliveryBadge state={state} />
      <span class="away-what">
        <bdi>{jobName || firstLine(text)}</bdi>
      </span>
      <span class="away-facts">
        <time dateTime={new Date(dueAt).toISOString()}>
          {say().shared.due} {moment(dueAt, clock.minute.value, app.timeZone.value)}
        </time>
        {coalesced > 0 && <span>{coalescedInWords(coalesced)}</span>}
        {reason && <span>{t(reason)}</span>}
      </span>
      <Decide delivery={delivery} />
    </li>
  );
}

/** What was not sent can be sent after all; what was needs no word. */
function Decide({ delivery }: { delivery: Delivery }) {
  const { app, attempt, resend } = useStore();
  const [asked, setBusy] = useState(false);
  const { key, state } = delivery;
  const isHeld = app.held.value.some((send) => send.key === key);
  const busy = asked || isHeld;
  if (state !== 'skipped' && state !== 'failed' && state !== 'unsure') return null;
  const title = delivery.jobName || firstLine(delivery.text);
  const decide = async (decision: Promise<unknown>) => {
    setBusy(true);
    await decision;
    setBusy(false);
  };
  return (
    <span class="away-actions">
      <button type="button" class="button small" disabled={busy} onClick={() => void decide(resend(key))}>
        {isHeld ? say().shared.states.sending : say().list.away.send}
        <span class="visually-hidden">: {title}</span>
      </button>
      <button
        type="button"
        class="button small quiet"
        disabled={busy}
        onClick={() => void decide(attempt('missed.dismiss', { keys: [key] }))}
      >
        {say().list.away.drop}
        <span class="visually-hidden">: {title}</span>
      </button>
    </span>
  );
}
