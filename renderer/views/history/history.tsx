import { useEffect } from 'preact/hooks';
import { DeliveryState } from '../../../main/contract/delivery.ts';
import { Logo } from '../../components/icon.tsx';
import { dayHeading, dayKey } from '../../logic/dates.ts';
import type { DeliveryFilter } from '../../logic/deliveries.ts';
import { countsInWords, groupedByDay } from '../../logic/deliveries.ts';
import { boundsOfDay } from '../../logic/later.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { HistoryChart } from './history-chart.tsx';
import { type Asked, HistoryFilters } from './history-filters.tsx';

/** What was sent, what was not, and why. What is asked for stands in the address. */
export function HistoryView() {
  const { app, router, history, status } = useStore();
  const zone = app.timeZone.value;
  const asked = askedBy(router.route.value.query);
  const isFiltered = Object.values(asked).some((part) => part !== '');
  const up = status.value === 'up';
  const generation = history.generation.value;
  useEffect(() => {
    if (up) void history.open(filterOf(asked, zone));
  }, [JSON.stringify(asked), zone, up, generation]);
  return (
    <div class="page">
      <header class="page-head">
        <h1>{say().shell.screens.history}</h1>
      </header>
      <HistoryChart day={asked.day} />
      <HistoryFilters asked={asked} />
      <Deliveries isFiltered={isFiltered} />
    </div>
  );
}

function askedBy(query: URLSearchParams): Asked {
  const of = (name: string) => query.get(name) ?? '';
  return {
    day: /^\d{4}-\d\d-\d\d$/.test(of('day')) ? of('day') : '',
    state: DeliveryState.options.find((option) => option === of('state')) ?? '',
    chat: /^-?\d+$/.test(of('chat')) ? of('chat') : '',
    job: of('job'),
  };
}

function filterOf({ day, state, chat, job }: Asked, zone: string): DeliveryFilter {
  return {
    ...(job && { jobId: job }),
    ...(chat && { chatId: Number(chat) }),
    ...(state && { state }),
    ...(day && boundsOfDay(day, zone)),
  };
}

function Deliveries({ isFiltered }: { isFiltered: boolean }) {
  const { app, clock, history, jobList } = useStore();
  const zone = app.timeZone.value;
  const shown = history.shown.value;
  if (shown.length === 0 && history.problem.value === null) {
    return history.loading.value ? (
      <p class="muted">{say().shared.looking}</p>
    ) : (
      <NoDeliveries isFiltered={isFiltered} />
    );
  }
  const days = groupedByDay(shown, zone);
  // Of the earliest day there may be more than is here yet.
  const isWhole = (n: number) => n < days.length - 1 || !history.more.value;
  return (
    <>
      <ul class="deliveries" aria-label={say().history.list}>
        {days.map(({ deliveries }, n) =>
          deliveries.map((delivery, index) => (
            <li key={delivery.key} class="delivery-item">
              {index === 0 && (
                // The counts are drawn and said beside the day, and are no words of the delivery below it.
                <h2 class="day-heading" data-counts={isWhole(n) ? countsInWords(deliveries) : undefined}>
                  {dayHeading(delivery.dueAt, clock.minute.value, zone)}
                </h2>
              )}
              <DeliveryRow delivery={delivery} chatTitle={jobList.titleOfChat(delivery.chatId)} />
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
          {say().history.earlier}
        </button>
      )}
    </>
  );
}

function NoDeliveries({ isFiltered }: { isFiltered: boolean }) {
  const { app, clock, editor } = useStore();
  const today = dayKey(clock.minute.value, app.timeZone.value);
  if (isFiltered) {
    return (
      <section class="empty">
        <h2>{say().history.nothingLikeThat}</h2>
        <p>
          {say().history.noneAsAsked} <a href="#/history">{say().history.everything}</a>
          {say().history.or} <a href={`#/history?day=${today}`}>{say().history.dueToday}</a>.
        </p>
      </section>
    );
  }
  return (
    <section class="empty">
      <Logo />
      <h2>{say().history.nothingYet}</h2>
      <p>{say().history.listedHere}</p>
      <button type="button" class="button" onClick={() => editor.create()}>
        {say().history.writeFirst}
      </button>
    </section>
  );
}
