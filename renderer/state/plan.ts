import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, signal } from '@preact/signals';
import type { Plan } from '../../main/contract/plan.ts';
import { DAY_MS } from '../../main/contract/units.ts';
import { t } from '../words/index.ts';
import type { Link } from './link.ts';

export interface Absence {
  /** Epoch ms. */
  from: number;
  to: number;
}

export interface PlanAhead {
  /** Null until the first answer. */
  plan: ReadonlySignal<Plan | null>;
  problem: ReadonlySignal<string | null>;
  working: ReadonlySignal<boolean>;
  /** When the computer is closed in what is asked about; null: never. */
  asleep: Signal<Absence | null>;
  /** Keeps {@link plan} up to date from now on, until the function that it answers is called. */
  follow(): () => void;
}

/** Each message that goes out changes its job: so long they are gathered. */
const GATHER_MS = 400;
/** A plan that took long to work out is asked for less often, so that main does little else than what is due. */
const REST_FACTOR = 10;

/** What is to come in so many days, as main works it out. */
export function createPlanAhead(link: Link, days: number): PlanAhead {
  const plan = signal<Plan | null>(null);
  const problem = signal<string | null>(null);
  const working = signal(false);
  const asleep = signal<Absence | null>(null);
  let following = 0;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;

  const ask = async () => {
    asked += 1;
    const mine = asked;
    working.value = true;
    const begin = performance.now();
    const absence = asleep.value;
    const reply = await link.call('plan', { until: Date.now() + days * DAY_MS, ...(absence && { asleep: absence }) });
    restUntil = performance.now() + (performance.now() - begin) * REST_FACTOR;
    if (mine !== asked) return;
    batch(() => {
      working.value = false;
      problem.value = reply.ok ? null : t(reply.error);
      if (reply.ok) plan.value = reply.value;
    });
  };
  /** @param rested whether to wait until main has had its rest */
  const askSoon = (rested: boolean) => {
    clearTimeout(timer);
    const wait = rested ? Math.max(GATHER_MS, restUntil - performance.now()) : 0;
    timer = setTimeout(() => void ask(), wait);
  };
  link.onPush((push) => {
    if (following === 0 || push.topic !== 'state') return;
    const { type } = push.change;
    if (type === 'jobs' || type === 'snapshot' || type === 'fields') askSoon(true);
  });

  return {
    plan,
    problem,
    working,
    asleep,
    follow() {
      following += 1;
      // Once at the start and at each change of the absence.
      const end = asleep.subscribe(() => askSoon(false));
      return () => {
        following -= 1;
        end();
        if (following === 0) clearTimeout(timer);
      };
    },
  };
}
