import { effect } from '@preact/signals';
import { moment } from '../logic/dates.ts';
import { nextJob, titleOf } from '../logic/jobs.ts';
import type { Store } from './store.ts';

/** Keeps the window's title on what is sent next. */
export function installTitle({ app, clock }: Store): void {
  effect(() => {
    const next = nextJob(app.jobs.value);
    const coming = next && `${moment(next.nextAt, clock.minute.value, app.timeZone.value)} ${titleOf(next)}`;
    document.title = coming ? `${coming} – Carillon` : 'Carillon';
  });
}
