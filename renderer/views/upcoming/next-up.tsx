import { Countdown } from '../../components/countdown.tsx';
import { moment } from '../../logic/dates.ts';
import { soonestJobs, titleOf } from '../../logic/jobs.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { ChatDot } from './chat-dot.tsx';

const SHOWN = 4;

/** The messages that go out next, counting down. */
export function NextUp() {
  const { app, clock, editor } = useStore();
  const next = soonestJobs(app.jobs.value, SHOWN);
  const titles = new Map(app.chats.value.map(({ id, title }) => [id, title]));
  // A banner says that everything is paused.
  if (app.pausedAll.value) return null;
  if (next.length === 0) return <p class="muted">{say().shared.nothingComing}</p>;
  return (
    <section class="next" aria-labelledby="next-up-title">
      <h2 id="next-up-title" class="visually-hidden">
        {say().upcoming.nextUp}
      </h2>
      <ol class="next-up">
        {next.map((job) => (
          <li key={job.id}>
            <button type="button" class="next-card" onClick={() => editor.edit(job)}>
              <Countdown at={job.nextAt} />
              <bdi class="next-title">{titleOf(job)}</bdi>
              <span class="next-facts">
                <time dateTime={new Date(job.nextAt).toISOString()}>
                  {moment(job.nextAt, clock.minute.value, app.timeZone.value)}
                </time>
                <span class="next-chat">
                  <ChatDot chatId={job.chatId} />
                  <bdi>{titles.get(job.chatId) ?? say().shared.chat(job.chatId)}</bdi>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
