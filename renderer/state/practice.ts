import type { ReadonlySignal, Signal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { PracticeEvent, PracticeMessage } from '../../main/contract/practice.ts';
import type { AppState } from '../../main/contract/state.ts';
import type { Link } from './link.ts';

export interface PracticeChat {
  messages: ReadonlySignal<readonly PracticeMessage[]>;
  /** The notice that an answered tap shows over the chat. */
  notice: ReadonlySignal<string | null>;
  /** What is being written to the bot: the same beside the other screens and on the chat's own. */
  typed: Signal<string>;
}

const NOTICE_MS = 4_000;

/** The messages after an event, in the order of their ids. */
export function applyPracticeEvent(
  messages: readonly PracticeMessage[],
  event: Exclude<PracticeEvent, { type: 'toast' }>,
): PracticeMessage[] {
  const id = event.type === 'deleted' ? event.id : event.message.id;
  const others = messages.filter((message) => message.id !== id);
  if (event.type === 'deleted') return others;
  return [...others, event.message].sort((a, b) => a.id - b.id);
}

/** Follows the practice chat while practice mode is on. */
export function createPracticeChat(link: Link): PracticeChat {
  const messages = signal<readonly PracticeMessage[]>([]);
  const notice = signal<string | null>(null);
  const typed = signal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Events that come while the list is on its way are newer than it, and are applied to it again.
  let sinceAsked: Exclude<PracticeEvent, { type: 'toast' }>[] = [];

  /** The state in which the list was asked for. */
  let askedIn: AppState | null = null;

  const load = async () => {
    sinceAsked = [];
    askedIn = link.app.peek();
    const reply = await link.call('practice.messages', undefined);
    if (reply.ok) messages.value = sinceAsked.reduce<readonly PracticeMessage[]>(applyPracticeEvent, reply.value);
  };

  let wasFollowing = false;
  effect(() => {
    const following = link.status.value === 'up' && link.app.value.setup.mode === 'practice';
    if (following && !wasFollowing) void load();
    if (!following && link.status.value === 'up') messages.value = [];
    wasFollowing = following;
  });

  link.onPush((push) => {
    // The first thing after a broken connection: messages may have come in between.
    const isNewState = push.topic === 'state' && push.change.type === 'snapshot' && link.app.peek() !== askedIn;
    if (isNewState && wasFollowing) void load();
    if (push.topic !== 'practice') return;
    const { event } = push;
    if (event.type === 'toast') {
      notice.value = event.text;
      clearTimeout(timer);
      timer = setTimeout(() => {
        notice.value = null;
      }, NOTICE_MS);
      return;
    }
    sinceAsked.push(event);
    messages.value = applyPracticeEvent(messages.value, event);
  });

  return { messages, notice, typed };
}
