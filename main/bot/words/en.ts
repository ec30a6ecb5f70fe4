import type { Repeats } from '../../contract/job.ts';
import { en as core } from '../../i18n/index.ts';
import { commandsInEnglish } from './en-commands.ts';
import { pluralIn, spanIn } from './plural.ts';

const count = pluralIn('en');
const span = spanIn({ minute: 'min', hour: 'h', day: 'd' });
const messages = (n: number) => count(n, 'message', 'messages');

/**
 * What the bot says, in English. Each language has the same entries; the compiler sees to it. What is not
 * the chat's alone is in main/i18n.
 */
export const en = {
  /** What the core says: schedules in words, refusals, reasons. */
  core,
  commands: commandsInEnglish,
  /** @param at epoch ms */
  time: core.schedule.timeAndDayIn,
  timeWithZone: (at: number, zone: string) => `${core.schedule.timeAndDayIn(at, zone)} (${zone})`,

  help: {
    forExample: 'For example:',
    where: 'A message comes to the chat where you write the command.',
    hello: 'Hello! I send your messages on time.',
    start:
      'Tell me when and what, in your own words:\n/new every weekday at 9 Stand-up in 10 minutes\n\n/list shows what is scheduled, /stop ends a message.\n/help shows everything else.',
    anonymous: (command: string, chat: string) =>
      `Somebody wrote ${command} in “${chat}” as an anonymous administrator or as a channel. I did nothing, because I can’t tell whether it was you. Write it here, or write there under your own name.`,
    notTyped: 'I carry out only commands that you type yourself, not forwarded ones.',
    replyToSchedule: 'To send this later, reply to it with /new and a time: /new tomorrow at 9',
    noCommand: (name: string) => `There is no command /${name}. /help shows what there is.`,
    commandsOnly: 'I understand commands only. /help shows them.',
    usage: (why: string, form: string, example: string) => `${why}\n\nUsage: ${form}\nExample: ${example}`,
    seeList: (why: string) => `${why} /list shows all.`,
    excuse: 'Something went wrong inside Carillon. Its log has the details.',
    oldButton: 'This button is from another version of Carillon. Use /list instead.',
    privateOnly: 'Ask me in our own chat.',
  },

  pairing: {
    paired:
      'You are the owner of this bot now. Only you can control it.\nTry: /new tomorrow at 9 Hello\n/help shows everything.',
    wrong: 'That is not the code. Look again in Carillon’s window.',
    over: 'That code is not good any more. Carillon’s window can show a fresh one.',
    none: 'Nobody owns this bot yet. If it is yours, send the /start line that Carillon’s window shows.',
  },

  ids: {
    unknown: (id: string) => `There is no message with the id ${id}. It may have been stopped already.`,
    nearest: (ids: readonly string[]) => `Did you mean ${ids.join(' or ')}?`,
    couldBe: (written: string) => `“${written}” could mean several things. Which one?`,
    missing: 'The id of the message is missing.',
  },

  whom: {
    unknown: (name: string) => `“${name}” is no chat that I know. What did you mean?`,
    onlyHere: (name: string) =>
      `What you schedule here goes to this chat. To send it to “${name}”, write to me in private.`,
    sendTo: (title: string) => `Send it to ${title}`,
  },

  created: {
    scheduled: (name: string, id: string) => `Scheduled ${name}, id ${id}.`,
    next: (time: string) => `Next: ${time}`,
    meantInstead: (every: string, command: string) =>
      `The step begins anew each hour or day. ${every} would be: ${command} text`,
    pausedAll: 'All messages are paused now: nothing is sent until /resume.',
    isPaused: (id: string) => `It is paused. /resume ${id} goes on.`,
    several: (count: number) => `Scheduled ${messages(count)}.`,
    sendingNow: (name: string, chat: string) => `Sending ${name} to ${chat} now.`,
    sendingThoughPaused: (name: string, chat: string) =>
      `All messages are paused, but this one is sent to ${chat} now: ${name}.`,
  },

  list: {
    none: 'Nothing is scheduled.\nTry: /daily 09:00 Good morning\n/help shows everything.',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    footer: 'Stop one with /stop and its id.',
    finished: 'Finished.',
    paused: 'Paused.',
    waiting: 'Waiting for /resume.',
    next: (time: string) => `Next: ${time}`,
    pause: (id: string) => `Pause ${id}`,
    resume: (id: string) => `Resume ${id}`,
    run: 'Run',
    edit: 'Edit',
    stop: 'Stop',
    former: '‹ Back',
    following: 'More ›',
  },

  manage: {
    stopped: 'Recurring task stopped.',
    nothingToStop: 'No recurring task to stop.',
    whichToStop: 'Several recurring tasks run in this chat. Which one should stop?',
    moreToStop: (n: number) => `${n} more: /list shows their ids, /stop and the id stops one.`,
    stoppedOnce: (name: string) => `Stopped ${name}. It will not be sent.`,
    wasFinished: (name: string) => `${name} was finished already.`,
    undo: 'Undo',
    undone: (label: string) => `Undone: ${label}.`,
    undoneElsewhere: 'Undone.',
    nothingToUndo: 'There is nothing to undo.',
    undoneAlready: 'That was taken back already.',
    changedSince: 'Something else was changed since. /undo takes the last change back.',
    paused: (name: string, id: string) => `Paused ${name}. /resume ${id} goes on.`,
    pausedUntil: (name: string, id: string, time: string) => `Paused ${name} until ${time}. /resume ${id} goes on.`,
    everythingUntil: (time: string) => `Everything, until ${time}`,
    pausedFromTo: (name: string, id: string, from: string, until: string) =>
      `${name} (${id}) will be paused from ${from} until ${until}. /undo takes that back.`,
    allPausedFromTo: (from: string, until: string, once: number) =>
      [
        `All recurring messages will be paused from ${from} until ${until}. /undo takes that back.`,
        once === 1 && '1 message comes once within that time and is sent all the same.',
        once > 1 && `${once} messages come once within that time and are sent all the same.`,
      ]
        .filter((line) => line !== false)
        .join('\n'),
    everythingFromTo: (from: string, until: string) => `Everything from ${from} until ${until}`,
    allPausedUntil: (time: string) => `All messages are paused until ${time}. /resume goes on earlier.`,
    allPausedAlready: 'All messages are paused already. /resume goes on.',
    stopAllQuestion: (n: number) => `Stop ${n === 1 ? 'your only message' : `all ${n} messages`}?`,
    stopAll: 'Stop all',
    allStopped: (n: number) => `${messages(n)} stopped.`,
    allPaused: 'All messages are paused. Nothing is sent until /resume.',
    goesOn: (name: string) => `${name} goes on.`,
    notAllPaused: 'Messages are not paused as a whole. One alone: /resume and its id.',
    allGoOn: 'All messages go on.',
    skipped: (name: string, after: string | null) =>
      `Skipped the next run of ${name}. ${after === null ? 'There is no other.' : `The one after: ${after}.`} /undo takes it back.`,
    snoozed: (name: string, time: string) => `${name} comes ${time} instead. /undo takes it back.`,
    running: (name: string, chat: string | null) =>
      `Sending ${name}${chat === null ? '' : ` to ${chat}`} now. Its times stay as they are.`,
  },

  late: {
    typed: (time: string, line: string) =>
      `You wrote this ${time}, while Carillon was away:\n${line}\n\nDo you still want it?`,
    doNow: 'Do it now',
    sendNow: 'Send it now',
    tapAgain: 'You tapped this while Carillon was away. Tap again if you still want it.',
  },

  ahead: {
    none: 'Nothing is coming up.',
    title: 'Coming up:',
    titleOf: (name: string, inWords: string) => `${name}\n${inWords}. The next times:`,
    rest: (n: number) => `and ${messages(n)} more: /list shows all.`,
  },

  history: {
    none: 'Nothing was sent yet.',
    title: 'What was sent, the newest first:',
    older: 'Older ›',
    states: {
      pending: 'on its way',
      sending: 'on its way',
      sent: 'sent',
      failed: 'could not be sent',
      unsure: 'may have arrived',
      skipped: 'not sent',
    },
  },

  missed: {
    none: 'Nothing was missed.',
    title: 'While you were away:',
    line: (name: string, time: string, earlier: number, outcome: string) =>
      `${name}: due ${time}${earlier > 0 ? `, with ${count(earlier, 'earlier run', 'earlier runs')}` : ''}. ${outcome}`,
    more: (n: number) => `and ${n} more`,
    outcomes: {
      pending: 'It is on its way.',
      sending: 'It is on its way.',
      sent: 'It was sent late.',
      failed: 'It could not be sent.',
      unsure: 'It may have arrived.',
      skipped: 'It was not sent.',
    },
    send: (name: string) => `Send ${name} now`,
    ok: 'OK',
    good: 'Dismissed.',
  },

  home: {
    question: (other: string | null, seen: string | null, here: string) =>
      `These messages also live on ${other ?? 'another computer'}${seen === null ? '' : ` (last seen ${seen})`}, which sends them. ${here} has a copy and sends nothing.\nSend from ${here} from now on? If the other computer is off, say so in Carillon’s window on ${here}.`,
    sendFrom: (here: string) => `Send from ${here}`,
    handedOver: 'Done. The other computer takes over in a few seconds, and this one no longer sends.',
    arrived: (here: string) => `${here} sends your messages from now on.`,
    foreignProgram:
      'Another program also reads what you write to this bot, so some of your commands may not reach me. It is no Carillon of yours that I know of. I go on sending your messages; if they arrive twice, quit that program.',
  },

  trouble: {
    failed: (name: string, time: string) => `${name}, due ${time}, was not sent.`,
    unsure: (name: string, time: string) => `${name}, due ${time}, may not have arrived.`,
    many: (n: number) => `${messages(n)} were not sent, or may not have arrived:`,
    seeWindow: 'The history in Carillon’s window says what happened to each, and can send it again.',
    suspended: (chat: string, why: string, n: number) =>
      `“${chat}” refuses what I send. ${why}\n${n === 1 ? 'The message that recurs there is paused.' : `The ${messages(n)} that recur there are paused.`}`,
    resumeThem: 'Resume',
    resumed: (n: number, chat: string) => `Resumed ${messages(n)} to “${chat}”.`,
    sendAgain: 'Send again',
    sendAnywayQuestion: 'Send it now anyway?',
    sendAnyway: 'Send anyway',
    back: 'Cancel',
    itArrived: 'It arrived',
    onItsWay: (name: string, chat: string) => `Sending ${name} to ${chat}.`,
    countsAsSent: (name: string) => `Good. ${name} counts as sent.`,
  },

  /** Under a message that asks to be done. */
  reminder: {
    done: '✓ Done',
    snooze: 'Snooze',
    skipNext: 'Skip next',
    back: '‹ Back',
    to: { minutes: '10 min', hour: '1 h', tomorrow: 'Tomorrow' },
    doneAt: (clock: string, by?: string) => (by === undefined ? `Done at ${clock}` : `Done at ${clock} by ${by}`),
    snoozed: (time: string) => `It asks again ${time}.`,
    /** Under the message itself. */
    snoozedUntil: (time: string, by?: string) =>
      by === undefined ? `Snoozed until ${time}` : `Snoozed until ${time} by ${by}`,
    skipped: (time: string, after: string | null) =>
      `Skipped ${time}. ${after === null ? 'There is no other.' : `The one after: ${after}.`}`,
    skippedAlready: 'The next run is skipped already.',
    gone: 'That message is no longer in the history.',
    notYours: 'Only the owner of this bot can answer that.',
    /** In a list: what the message asks. */
    asks: (repeat: Repeats | undefined) =>
      repeat === undefined
        ? 'Asks to be done'
        : `Asks until it is done: every ${span(repeat.everyMs)}, at most ${repeat.times} times`,
    repeat: (n: number) => `repeat ${n}`,
    endedDone: (clock: string, by?: string) => (by === undefined ? `done at ${clock}` : `done at ${clock} by ${by}`),
  },

  guide: {
    askText: 'What should I send? Write it here as a message.',
    askWhen: 'When? Choose, or write it in your own words, as “every weekday at 9”.',
    askWhere: 'Where to?',
    askPart: 'What should change?',
    text: 'Text',
    when: 'Time',
    where: 'Chat',
    suggestions: [
      ['In an hour', 'in 1 hour'],
      ['Tomorrow, 09:00', 'tomorrow at 09:00'],
      ['Every day, 09:00', 'every day at 09:00'],
      ['Weekdays, 09:00', 'every weekday at 09:00'],
      ['Mondays, 09:00', 'every monday at 09:00'],
      ['Every hour', 'every hour'],
    ] as readonly (readonly [label: string, phrase: string])[],
    moreChats: (n: number) => `${n} more chats are in Carillon’s window.`,
    shallI: 'Schedule this?',
    severalLines: (count: number) => `These lines read as ${messages(count)}:`,
    shallISeveral: 'Schedule these?',
    moreLines: (n: number) => `and ${messages(n)} more`,
    asOne: 'As one message',
    stoppedElsewhere: 'This message was stopped since you opened it. Save it as a new one?',
    saveAsNew: 'Save as new',
    changedTwice: (part: string) => `${part}: it was changed elsewhere, too. Which one counts?`,
    mine: 'Mine',
    theirs: 'The one from elsewhere',
    changedElsewhere: 'This message was changed elsewhere since you opened it. This is how it would be now:',
    shallIChange: 'Shall I change it?',
    before: (name: string, inWords: string) => `Until now: ${name}, ${inWords}.`,
    to: (chat: string) => `To ${chat}`,
    confirm: 'Confirm',
    change: 'Change',
    cancel: 'Cancel',
    cancelled: 'Not scheduled.',
    notChanged: 'Nothing is changed.',
    nothingToCancel: 'There is nothing to cancel.',
    changed: (name: string, id: string) => `Changed ${name}, id ${id}.`,
    chooseOne: 'Choose one of these: tap a button, or write its number.',
    decided: 'That is decided already.',
    forgotten: 'That question has expired. Start again with /new.',
    onlyText: 'This kind of message can’t be scheduled. Reply to a text, a photo, a video, a file or a poll.',
  },

  media: {
    tooLarge: (name: string) =>
      `“${name}” is larger than 20 MB, and Telegram hands no larger file to a bot. Attach it in Carillon’s window.`,
    notFetched: (name: string) => `“${name}” could not be fetched from Telegram. Try again in a while.`,
    original: 'a message',
    asForwarded: 'Show as forwarded',
    asOwn: 'Don’t show as forwarded',
    notWhole: 'Of that album I know this one part. Send it here again and reply to that, to schedule all of it.',
  },

  zone: {
    is: (zone: string, time: string) => `Times of new messages are meant in ${zone}, where it is ${time} now.`,
    isComputers: 'That is this computer’s time zone.',
    set: (zone: string, time: string) =>
      `Times of new messages are meant in ${zone} from now on, where it is ${time}. Messages that are there keep theirs.`,
    useComputers: 'Use the computer’s',
    several: (name: string, zones: readonly string[]) => `“${name}” could be ${zones.join(' or ')}.`,
    unknown: (name: string) => `“${name}” is no time zone that I know. Write one like Europe/Berlin.`,
  },

  chats: {
    title: 'I can send to:',
    line: (title: string, kind: string, jobs: number) => `• ${title} (${kind}): ${messages(jobs)}`,
    kinds: { private: 'our chat', group: 'group', supergroup: 'group', channel: 'channel' },
    person: 'person',
    footer: 'Add me to a group or channel, and I ask you whether to use it.',
    addedByYou: (title: string) => `I am in “${title}” now. Shall I offer it for your messages?`,
    addedByOther: (title: string, who: string) => `${who} added me to “${title}”. Shall I offer it for your messages?`,
    use: 'Use it',
    doNotUse: 'Do not use it',
    used: (title: string) => `“${title}” is in the list of chats now. Write /new here, or a command there.`,
    notUsed: 'That chat is not in the list of chats.',
    removed: (title: string, jobs: number) =>
      `I am not in “${title}” any more.${jobs > 0 ? ` ${messages(jobs)} would go there: add me again, or stop with /list.` : ''}`,
    silenced: (title: string, isChannel: boolean) =>
      `I may not write in “${title}” any more. ${isChannel ? 'Let me post messages: channel, Administrators, my name.' : 'Ask an administrator to let me send messages: group, Permissions.'}`,
    mayWrite: (title: string) => `I may write in “${title}” again.`,
  },

  status: {
    connection: {
      connecting: 'Connecting to Telegram.',
      online: 'Connected to Telegram.',
      reconnecting: 'Connecting to Telegram again.',
      conflict: 'Another program uses this bot.',
      unauthorised: 'Telegram does not accept the bot token.',
    },
    counts: (active: number, paused: number) => `${messages(active)} scheduled, ${paused} paused.`,
    unsure: (n: number) => `${messages(n)} may or may not have arrived: Carillon’s window asks you.`,
    missed: (n: number) => `${messages(n)} missed: /missed shows them.`,
    next: (name: string, time: string) => `Next: ${name}, ${time}`,
    pausedAll: 'All messages are paused. /resume goes on.',
    pausedAllUntil: (time: string) => `All messages are paused until ${time}.`,
    version: (version: string) => `Carillon ${version}`,
  },
};

export type Words = typeof en;
