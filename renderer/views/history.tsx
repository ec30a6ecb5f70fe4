import { useEffect, useState } from 'preact/hooks';
import type { Delivery } from '../../main/contract/delivery.ts';
import { DeliveryState } from '../../main/contract/delivery.ts';
import { DeliveryBadge } from '../components/badge.tsx';
import { Logo } from '../components/icon.tsx';
import { dayHeading, timeOfDay } from '../logic/dates.ts';
import type { DeliveryFilter } from '../logic/deliveries.ts';
import { groupedByDay, STATE_WORDS } from '../logic/deliveries.ts';
import { firstLine, titleOf } from '../logic/jobs.ts';
import { coalescedInWords, latenessInWords } from '../logic/words.ts';
import { useStore } from '../state/store.ts';

/** What was sent, what was not, and why. The filter stands in the address. */
export function HistoryView() {
  const { router, history, status } = useStore();
  const { query } = router.route.value;
  const job = query.get('job');
  const state = DeliveryState.options.find((option) => option === query.get('state'));
  const up = status.value === 'up';
  const generation = history.generation.value;
  useEffect(() => {
    if (up) void history.open({ ...(job && { jobId: job }), ...(state && { state }) });
  }, [job, state, up, generation]);
  return (
    <div class="page">
      <header class="page-head">
        <h1>History</h1>
        <Filters filter={{ ...(job && { jobId: job }), ...(state && { state }) }} />
      </header>
      <Deliveries filtered={Boolean(job ?? state)} />
    </div>
  );
}

function Filters({ filter }: { filter: DeliveryFilter }) {
  const { app, router, history } = useStore();
  const names = new Map(history.shown.value.map((delivery) => [delivery.jobId, nameOf(delivery)]));
  for (const job of app.jobs.value) names.set(job.id, titleOf(job));
  if (filter.jobId && !names.has(filter.jobId)) names.set(filter.jobId, filter.jobId);
  const narrow = (changed: DeliveryFilter) => {
    const { jobId, state } = { ...filter, ...changed };
    router.go('history', { ...(jobId && { job: jobId }), ...(state && { state }) });
  };
  return (
    <div class="page-actions page-filters">
      <label class="inline-field">
        <span>State</span>
        <select
          class="input"
          value={filter.state ?? ''}
          onChange={(event) => narrow({ state: (event.currentTarget.value || undefined) as Delivery['state'] })}
        >
          <option value="">All</option>
          {DeliveryState.options.map((state) => (
            <option key={state} value={state}>
              {STATE_WORDS[state]}
            </option>
          ))}
        </select>
      </label>
      <label class="inline-field">
        <span>Message</span>
        <select
          class="input"
          value={filter.jobId ?? ''}
          onChange={(event) => narrow({ jobId: event.currentTarget.value || undefined } as DeliveryFilter)}
        >
          <option value="">All messages</option>
          {[...names].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Deliveries({ filtered }: { filtered: boolean }) {
  const { app, clock, history } = useStore();
  const zone = app.timeZone.value;
  const shown = history.shown.value;
  const titles = new Map(app.chats.value.map((chat) => [chat.id, chat.title]));
  if (shown.length === 0 && history.problem.value === null) {
    return history.loading.value ? <p class="muted">Looking…</p> : <NoDeliveries filtered={filtered} />;
  }
  return (
    <>
      <ul class="deliveries" aria-label="Deliveries">
        {groupedByDay(shown, zone).map(({ deliveries }) =>
          deliveries.map((delivery, index) => (
            <li key={delivery.key} class="delivery-item">
              {index === 0 && <h2 class="day-heading">{dayHeading(delivery.dueAt, clock.minute.value, zone)}</h2>}
              <DeliveryRow delivery={delivery} chatTitle={titles.get(delivery.chatId) ?? `Chat ${delivery.chatId}`} />
            </li>
          )),
        )}
      </ul>
      {history.problem.value && <p class="field-error">{history.problem.value}</p>}
      {(history.more.value || history.problem.value) && (
        <button
          type="button"
          class="button show-earlier"
          disabled={history.loading.value}
          onClick={() => void history.showEarlier()}
        >
          Show earlier
        </button>
      )}
    </>
  );
}

function nameOf(delivery: Delivery): string {
  return delivery.jobName || firstLine(delivery.text);
}

function DeliveryRow({ delivery, chatTitle }: { delivery: Delivery; chatTitle: string }) {
  const { app } = useStore();
  const zone = app.timeZone.value;
  const late = delivery.state === 'sent' ? latenessInWords(delivery.dueAt, delivery.changedAt) : null;
  const facts = [chatTitle, late, coalescedInWords(delivery.coalesced)].filter((fact) => fact !== null);
  if (delivery.attempts > 1) facts.push(`${delivery.attempts} attempts`);
  return (
    <div class={`delivery delivery-${delivery.state}`}>
      <time class="delivery-time" dateTime={new Date(delivery.dueAt).toISOString()}>
        {timeOfDay(delivery.dueAt, zone, true)}
      </time>
      <DeliveryBadge state={delivery.state} />
      <div class="delivery-what">
        <p class="delivery-name">{nameOf(delivery)}</p>
        <p class="delivery-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {delivery.reason && <p class="delivery-reason">{delivery.reason}</p>}
        {delivery.state === 'unsure' && <Settle deliveryKey={delivery.key} />}
      </div>
    </div>
  );
}

/** Only the user can look into the chat and see whether the message is there. */
function Settle({ deliveryKey }: { deliveryKey: string }) {
  const { attempt } = useStore();
  const [busy, setBusy] = useState(false);
  const settle = async (as: 'arrived' | 'resend') => {
    setBusy(true);
    await attempt('delivery.settle', { key: deliveryKey, as });
    setBusy(false);
  };
  return (
    <p class="settle">
      <button type="button" class="button small" disabled={busy} onClick={() => void settle('arrived')}>
        It arrived
      </button>
      <button type="button" class="button small" disabled={busy} onClick={() => void settle('resend')}>
        Send again
      </button>
    </p>
  );
}

function NoDeliveries({ filtered }: { filtered: boolean }) {
  return (
    <section class="empty">
      <Logo />
      <h2>{filtered ? 'Nothing like that' : 'Nothing was sent yet'}</h2>
      <p>
        {filtered ? (
          <a href="#/history">Show everything</a>
        ) : (
          'Each message that falls due is listed here, with what became of it.'
        )}
      </p>
    </section>
  );
}
