import type { Api } from 'grammy';
import type { ChatMember, ChatMemberUpdated } from 'grammy/types';
import type { Chat, Owner } from '../contract/state.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { Clock } from '../core/ports.ts';
import { createBound } from './access.ts';
import type { Answers } from './answers.ts';
import { describeChat, readMembership } from './find-chat.ts';
import type { Reply } from './replies.ts';
import type { Words } from './words/index.ts';

export interface MembershipDeps {
  api: Api;
  answers: Answers;
  clock: Clock;
  jobs: JobsApi;
  owner: () => Owner | null;
  chats: () => readonly Chat[];
  onChatSeen: (chat: Chat) => void;
  onChatGone: (chatId: number) => void;
  words: () => Words;
}

/** Anyone may put a bot into groups, or out and in again: beyond this many an hour the owner is not told. */
const STRANGERS_AN_HOUR = 10;

/**
 * Follows into which groups and channels the bot is taken, and what it may do there. The owner is told in private. Where the
 * owner added it, it is in the list of chats at once, and can be taken out; where somebody else did, only the owner's word puts it there.
 */
export function createMembership(deps: MembershipDeps): (update: ChatMemberUpdated) => Promise<void> {
  const mayTell = createBound(deps.clock, STRANGERS_AN_HOUR, 3_600_000);
  return async (update) => {
    const owner = deps.owner();
    // Groups and channels have negative ids, people positive ones.
    if (update.chat.type === 'private' || !(update.chat.id < 0) || !owner) return;
    const chat = describeChat(update.chat);
    const wasKnown = deps.chats().some(({ id }) => id === chat.id);
    const byOwner = update.from.id === owner.id;
    const isIn = readMembership(update) === 'joined';
    if (!isIn) deps.onChatGone(chat.id);
    else if (byOwner) deps.onChatSeen(chat);
    const reply = sayChange(update, chat, byOwner, deps);
    if (!reply || (!wasKnown && !isIn && !byOwner)) return;
    if (!byOwner && !mayTell(wasKnown ? String(chat.id) : 'anyone')) return;
    await deps.answers.tell(deps.api, owner.id, reply);
  };
}

function sayChange(update: ChatMemberUpdated, chat: Chat, byOwner: boolean, deps: MembershipDeps): Reply | null {
  const { chats } = deps.words();
  const { old_chat_member: before, new_chat_member: now, from } = update;
  const jobs = deps.jobs.list().filter(({ chatId, phase }) => chatId === chat.id && phase !== 'finished').length;
  if (!isMember(now)) return isMember(before) ? { text: chats.removed(chat.title, jobs) } : null;
  const silenced = chats.silenced(chat.title, chat.type === 'channel');
  if (!isMember(before)) {
    const added = byOwner ? chats.addedByYou(chat.title) : chats.addedByOther(chat.title, from.first_name);
    return {
      text: mayWrite(now, chat) ? added : `${added}\n${silenced}`,
      buttons: [
        [
          { text: chats.use, action: { do: 'useChat', chat: chat.id } },
          { text: chats.doNotUse, action: { do: 'leaveChat', chat: chat.id } },
        ],
      ],
    };
  }
  if (mayWrite(before, chat) === mayWrite(now, chat)) return null;
  return { text: mayWrite(now, chat) ? chats.mayWrite(chat.title) : silenced };
}

function isMember(member: ChatMember): boolean {
  return member.status === 'restricted' ? member.is_member : member.status !== 'left' && member.status !== 'kicked';
}

/** Whether its messages are taken there. In a channel only an administrator posts. */
function mayWrite(member: ChatMember, { type }: Chat): boolean {
  if (member.status === 'creator') return true;
  if (member.status === 'administrator') return type !== 'channel' || member.can_post_messages === true;
  if (member.status === 'restricted') return member.is_member && member.can_send_messages;
  return member.status === 'member' && type !== 'channel';
}
