import type { ChatMember, User } from 'grammy/types';
import type { BookChat } from './practice-chats.ts';
import type { World } from './world.ts';

/** What the bot is in a chat: gone once it was blocked, an administrator in channels, where nobody else may write. */
export function botMembership(world: World, chat: BookChat): ChatMember {
  if (chat.blocked) return { status: 'kicked', user: botUser(world), until_date: 0 };
  if (chat.chat.type !== 'channel') return { status: 'member', user: botUser(world) };
  return {
    status: 'administrator',
    user: botUser(world),
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: false,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_post_messages: true,
    can_edit_messages: true,
    can_manage_direct_messages: false,
    can_send_welcome_messages: false,
  };
}

/** The person of the practice chat owns every group; undefined for somebody who was never in the chat. */
export function membership(world: World, chat: BookChat, userId: number): ChatMember | undefined {
  if (userId === world.bot.id) return botMembership(world, chat);
  const user = chat.members.find(({ id }) => id === userId);
  if (!user) return undefined;
  const owns = chat.chat.type !== 'private' && userId === world.user.id;
  return owns ? { status: 'creator', user, is_anonymous: false } : { status: 'member', user };
}

/** The bot as others see it, without what only getMe tells. */
export function botUser(world: World): User {
  const { id, is_bot, first_name, username } = world.bot;
  return { id, is_bot, first_name, username };
}
