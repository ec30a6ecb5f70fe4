import { useEffect, useId, useState } from 'preact/hooks';
import type { Delivery } from '../../../main/contract/delivery.ts';
import type { ChannelOutput } from '../../../main/contract/ipc.ts';
import { DeliveryBadge } from '../../components/badge.tsx';
import { Icon } from '../../components/icon.tsx';
import { dayKey, shortDay, timeOfDay } from '../../logic/dates.ts';
import { nameOfDelivery, sinceInWords } from '../../logic/deliveries.ts';
import { coalescedInWords, latenessInWords } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { SentActions } from './sent-actions.tsx';

export function DeliveryRow({ delivery, chatTitle }: { delivery: Delivery; chatTitle: string }) {
  const { app } = useStore();
  const [isOpen, setOpen] = useState(false);
  const timelineId = useId();
  const zone = app.timeZone.value;
  const late = delivery.state === 'sent' ? latenessInWords(delivery.dueAt, delivery.changedAt) : null;
  const facts = [chatTitle, late, coalescedInWords(delivery.coalesced)].filter((fact) => fact !== null);
  facts.push(...sinceInWords(delivery, zone));
  if (delivery.attempts > 1) facts.push(say().history.attempts(delivery.attempts));
  return (
    <div class={`delivery delivery-${delivery.state}`}>
      <time class="delivery-time" dateTime={new Date(delivery.dueAt).toISOString()}>
        {timeOfDay(delivery.dueAt, zone, true)}
      </time>
      <DeliveryBadge state={delivery.state} of={delivery.key} />
      <div class="delivery-what">
        <p class="delivery-name" dir="auto">
          {nameOfDelivery(delivery)}
        </p>
        <p class="delivery-facts">
          {facts.map((fact) => (
            <span key={fact}>
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
        {delivery.reason && <p class="delivery-reason">{t(delivery.reason)}</p>}
        <ResolveDelivery delivery={delivery} />
        {isOpen && <Timeline delivery={delivery} id={timelineId} />}
        {isOpen && <SentActions delivery={delivery} />}
      </div>
      <button
        type="button"
        class="button quiet icon-only story-toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? timelineId : undefined}
        title={say().history.happened}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'fold' : 'unfold'} />
        <span class="visually-hidden">{say().history.happened}</span>
      </button>
    </div>
  );
}

type Lines = ChannelOutput<'delivery.timeline'>;

/** Each step of a delivery, as the ledger has it. */
function Timeline({ delivery, id }: { delivery: Delivery; id: string }) {
  const { app, call } = useStore();
  const zone = app.timeZone.value;
  const [lines, setLines] = useState<Lines | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isWanted = true;
    void call('delivery.timeline', { key: delivery.key }).then((reply) => {
      if (!isWanted) return;
      if (reply.ok) setLines(reply.value);
      setProblem(reply.ok ? '' : t(reply.error));
    });
    return () => {
      isWanted = false;
    };
  }, [
    delivery.key,
    delivery.state,
    delivery.changedAt,
    delivery.acknowledgement?.endedAt,
    delivery.acknowledgement?.snoozedUntil,
    delivery.editedAt,
    delivery.deletedAt,
  ]);
  if (problem) return <p class="field-error">{problem}</p>;
  const day = (at: number) => (dayKey(at, zone) === dayKey(delivery.dueAt, zone) ? '' : `${shortDay(at, 0, zone)} `);
  return (
    <ol class="story" id={id} aria-label={say().history.happened} aria-busy={lines === null}>
      {(lines ?? []).map(({ at, text }, n) => (
        <li key={n} class="story-line">
          <time dateTime={new Date(at).toISOString()}>
            {day(at)}
            {timeOfDay(at, zone, true)}
          </time>
          <span>{t(text)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What only the user can decide: whether it arrived, for they can look into the chat; and whether to try once more. */
function ResolveDelivery({ delivery: { key, state, acknowledgement } }: { delivery: Delivery }) {
  const { app, attempt, resend } = useStore();
  const [asked, setBusy] = useState(false);
  const isHeld = app.held.value.some((send) => send.key === key);
  const busy = asked || isHeld;
  const asks =
    acknowledgement !== undefined && acknowledgement.end === undefined && (state === 'sent' || state === 'unsure');
  if (!asks && state !== 'unsure' && state !== 'failed') return null;
  const resolve = async (as: 'arrived' | 'resend' | 'done') => {
    setBusy(true);
    await (as === 'resend' ? resend(key) : attempt('delivery.resolve', { key, as }));
    setBusy(false);
  };
  return (
    <p class="settle">
      {state === 'unsure' && (
        <button type="button" class="button small" disabled={busy} onClick={() => void resolve('arrived')}>
          {say().history.arrived}
        </button>
      )}
      {asks && (
        <button type="button" class="button small" disabled={busy} onClick={() => void resolve('done')}>
          {say().history.done}
        </button>
      )}
      {(state === 'unsure' || state === 'failed') && (
        <button type="button" class="button small" disabled={busy} onClick={() => void resolve('resend')}>
          {isHeld ? say().shared.states.sending : say().history.sendAgain}
        </button>
      )}
    </p>
  );
}
