import type { Chat, ChatMember } from 'grammy/types';
import { botMembership, botUser } from '../../../main/practice/members.ts';
import { People } from '../../../main/practice/person.ts';
import type { BookChat } from '../../../main/practice/practice-chats.ts';

export interface NewChat {
  id: number;
  type: 'group' | 'supergroup' | 'channel';
  title: string;
  /** Supergroups and channels alone can have one; without the @. */
  username?: string;
}

/** What people do beside writing to the bot: groups, channels, blocking. */
export class PeopleInGroups extends People {
  /** The person of the practice chat makes a group or a channel, and the bot is added. */
  addChat(newChat: NewChat): void {
    const chat = describeChat(newChat);
    if (this.world.book.find(chat.id)) throw new Error(`There is a chat ${chat.id} already.`);
    const added = this.world.book.add(chat, [this.world.user]);
    this.#membershipChanged(added, { status: 'left', user: botUser(this.world) });
  }

  /** Blocks the bot in a private chat, or throws it out of a group. */
  block(chatId: number, blocked: boolean): void {
    const chat = this.existing(chatId);
    if (chat.blocked === blocked) return;
    const before = botMembership(this.world, chat);
    chat.blocked = blocked;
    this.#membershipChanged(chat, before);
  }

  /** A group becomes a supergroup: the old id answers with the new one from now on. */
  migrate(fromId: number, toId: number): void {
    const group = this.existing(fromId);
    if (group.chat.type !== 'group') throw new Error('Only a basic group can be upgraded.');
    const title = group.chat.title;
    const upgraded = this.world.book.add(describeChat({ id: toId, type: 'supergroup', title }), [...group.members]);
    this.post(group, { from: this.world.user, migrate_to_chat_id: toId });
    this.post(upgraded, { from: this.world.user, migrate_from_chat_id: fromId });
    group.migratedTo = toId;
  }

  #membershipChanged(chat: BookChat, before: ChatMember): void {
    this.world.updates.push({
      my_chat_member: {
        chat: chat.chat,
        from: (chat.chat.type === 'private' && chat.members[0]) || this.world.user,
        date: this.world.date,
        old_chat_member: before,
        new_chat_member: botMembership(this.world, chat),
      },
    });
  }
}

function describeChat({ id, type, title, username }: NewChat): Chat {
  return type === 'group' ? { id, type, title } : { id, type, title, ...(username && { username }) };
}
