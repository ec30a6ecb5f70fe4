import { DeliveryState } from '../../../main/contract/delivery.ts';
import { dayKey } from '../../logic/dates.ts';
import { nameOfDelivery } from '../../logic/deliveries.ts';
import { titleOf } from '../../logic/jobs.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

/** What the history is asked for, as the address has it; `''` for anything. */
export interface Asked {
  /** `2026-12-24` */
  day: string;
  state: DeliveryState | '';
  chat: string;
  job: string;
}

type Options = ReadonlyArray<readonly [value: string, label: string]>;

export function HistoryFilters({ asked }: { asked: Asked }) {
  const { app, clock, history, jobList, router } = useStore();
  const narrow = (part: Partial<Asked>) => {
    const query = Object.entries({ ...asked, ...part }).filter(([, value]) => value !== '');
    router.go('history', Object.fromEntries(query));
  };
  const names = new Map(history.shown.value.map((delivery) => [delivery.jobId, nameOfDelivery(delivery)]));
  for (const job of app.jobs.value) names.set(job.id, titleOf(job));
  if (asked.job && !names.has(asked.job)) names.set(asked.job, asked.job);
  const chats = new Set(app.chats.value.map(({ id }) => id));
  for (const { chatId } of history.shown.value) chats.add(chatId);
  if (asked.chat) chats.add(Number(asked.chat));
  return (
    <search class="tools history-tools">
      <label class="inline-field">
        <span>{say().history.day}</span>
        <input
          class="input"
          type="date"
          max={dayKey(clock.minute.value, app.timeZone.value)}
          value={asked.day}
          onChange={(event) => narrow({ day: event.currentTarget.value })}
        />
      </label>
      <Filter
        label={say().history.state}
        all={say().shared.all}
        value={asked.state}
        options={DeliveryState.options.map((state) => [state, say().shared.states[state]])}
        onChoose={(state) => narrow({ state: state as Asked['state'] })}
      />
      <Filter
        label={say().shared.chatWord}
        all={say().shared.allChats}
        value={asked.chat}
        options={[...chats].map((id) => [String(id), jobList.titleOfChat(id)])}
        onChoose={(chat) => narrow({ chat })}
      />
      <Filter
        label={say().shared.messageWord}
        all={say().history.allMessages}
        value={asked.job}
        options={[...names]}
        onChoose={(job) => narrow({ job })}
      />
      {Object.values(asked).some((part) => part !== '') && (
        <a class="button small" href="#/history">
          {say().history.showAll}
        </a>
      )}
    </search>
  );
}

interface FilterProps {
  label: string;
  all: string;
  value: string;
  options: Options;
  onChoose: (value: string) => void;
}

function Filter({ label, all, value, options, onChoose }: FilterProps) {
  return (
    <label class="inline-field">
      <span>{label}</span>
      <select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
