export const telegram = {
  'telegram.refused': 'Telegram refused: {description}.',
  'telegram.botApiServerKeeps':
    'The Bot API server keeps its files in a folder that Carillon cannot read ({code}). Run it on this computer and let your account read them, or start it without --local.',
  'telegram.botNotChatAny': 'The bot is not in that chat any more. Add it again, or choose another chat.',
  'telegram.botMayNotWrite': 'The bot may not write in that chat. Let an administrator allow it to.',
  'telegram.telegramDoesNotKnow':
    'Telegram does not know that chat, or the bot was never in it. Add the bot there, or choose another chat.',
  'telegram.personBlockedBotThey': 'The person blocked the bot. They must unblock it in their chat with it.',
  'telegram.telegramAccountNoLonger': 'That Telegram account no longer exists. Choose another chat.',
  'telegram.botCannotWriteFirst': 'A bot cannot write first. The person must send it /start once.',
  'telegram.topicNoLongerExists': 'The topic no longer exists. Choose another.',
  'telegram.chatDoesNotAllow':
    'That chat does not allow {what}. Let an administrator allow them, or send it elsewhere.',
  'telegram.messageEmptyTelegramWrite': 'The message is empty for Telegram. Write something that can be seen.',
  'telegram.messageTooLongTelegram': 'The message is too long for Telegram. Shorten it.',
  'telegram.telegramCannotReadFormatting':
    'Telegram cannot read the formatting of the message. Check it, or send the message as plain text.',
  'telegram.telegramDoesNotAccept':
    'Telegram does not accept the link of a button. Check it: it needs an address that anyone can reach.',
  'telegram.telegramDoesNotAcceptButtons':
    'Telegram does not accept the buttons of the message. Use fewer of them, or shorter ones.',
  'telegram.telegramCannotUsePicture': 'Telegram cannot use that picture as a photo. Send it as a document instead.',
  'telegram.pictureTooLargeOr': 'The picture is too large or too narrow for a photo. Send it as a document instead.',
  'telegram.telegramCannotUseFile': 'Telegram cannot use that file. Attach it again, or send another one.',
  'telegram.filesTooLargeTelegram': 'The files are too large for Telegram. Send fewer or smaller ones.',
  'telegram.telegramCannotSendThese': 'Telegram cannot send these files together. Send them as separate messages.',
  'telegram.telegramDoesNotAcceptAnswers':
    'Telegram does not accept the answers of the poll. Each has to be different, and none may be empty.',
  'telegram.channelAllowsAnonymousPolls': 'A channel allows anonymous polls only. Make the poll anonymous.',
  'telegram.pollsCannotSentChat': 'Polls cannot be sent to that chat. Choose a group or a channel.',
  'telegram.messagesChatCostTelegram':
    'Messages to that chat cost Telegram Stars, which the bot does not have. Choose another chat.',
  'telegram.chatSlowModeTakes':
    'That chat is in slow mode and takes one message at a time. Let an administrator exempt the bot.',
  'telegram.telegramLimitedBotAsk':
    'Telegram has limited this bot. Ask @SpamBot or Telegram’s support why, or make another bot at @BotFather.',
  'telegram.botCannotWriteAnother': 'A bot cannot write to another bot. Choose another chat.',
  'telegram.personTakesMessagesFrom': 'That person takes messages from Premium accounts only. Choose another chat.',
  'telegram.personDoesNotAllow': 'That person does not allow voice and video messages. Send something else.',
  'telegram.groupDeletedChooseAnother': 'That group was deleted. Choose another chat.',
  'telegram.groupClosedOrMoved': 'That group was closed or moved. Add the bot to the new one, or choose another chat.',
  'telegram.telegramClosedChatMessages': 'Telegram has closed that chat for messages. Choose another chat.',
  'telegram.onlyMembersMayWrite': 'Only members may write in that group. Add the bot to it.',
  'telegram.botBannedFromChat': 'The bot was banned from that chat. Let an administrator take that back.',
  'telegram.botCannotScheduleMessages':
    'A bot cannot schedule messages into a channel’s direct messages. Choose another chat.',
  'telegram.topicClosedOpenAgain': 'The topic is closed. Open it again, or choose another.',
  'telegram.textBelowFilesToo': 'The text below the files is too long for Telegram. Shorten it.',
  'telegram.messageMentionsSomebodyWhom':
    'The message mentions somebody whom the bot does not know. Write their @name instead.',
  'telegram.messageHoldsCharactersTelegram':
    'The message holds characters that Telegram cannot read. Write that part anew.',
  'telegram.messageEmojiBotMay': 'The message has an emoji that the bot may not use. Choose another.',
  'telegram.messageSaysAlready': 'The message says that already.',
  'telegram.chatDoesNotAllowMessages': 'That chat does not allow its messages to be copied. Write the message anew.',
  'telegram.somethingChatDeletesWhat':
    'Something in that chat deletes what the bot writes. Look for another bot that moderates it.',
  'telegram.fileEmptyAttachOne': 'The file is empty. Attach one with something in it.',
  'telegram.telegramCouldNotTake': 'Telegram could not take one of the files, and sent none. Attach them again.',
  'telegram.telegramDoesNotAcceptQuestion': 'Telegram does not accept the question of the poll. Write another.',
  'telegram.telegramDoesNotAcceptRight': 'Telegram does not accept the right answer of the quiz. Choose it again.',
  'telegram.botMovedBotApi':
    'This bot moved to a Bot API server of its own. Start Carillon with --api-root for that server.',
  'telegram.refusedIt': 'Telegram refused it: {description}.',
} as const;
