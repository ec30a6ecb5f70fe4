import { TELEGRAM_LIMITS } from '../../../main/core/pacing.ts';
import { lastSendAfter } from '../../../main/core/send-delay.ts';
import { type Paced, SENDERS } from '../paced.ts';
import { CARILLON, type Part } from '../part.ts';
import type { Row } from '../report.ts';
import { measure } from '../run-child.ts';

/** Six hundred people at nine o'clock, a talkative chat, and a group. */
const CROWDS: Record<string, number[]> = {
  '600 messages to 600 chats': Array.from({ length: 600 }, (_, n) => n + 1),
  '15 to one chat': Array.from({ length: 15 }, () => 7),
  '24 to a group': Array.from({ length: 24 }, () => -7),
};

/** At Telegram's pace, against a server that enforces it; each sender has one of its own. */
export const pacing: Part = {
  title: 'At the pace that Telegram allows: share of it, and what was refused with 429',
  async run(bench) {
    const rows: Row[] = [];
    for (const [what, chats] of Object.entries(CROWDS)) {
      bench.say(what);
      const ideal = lastSendAfter(chats, TELEGRAM_LIMITS);
      const results = await Promise.all(
        SENDERS.map(async (who) => ({ who, ...(await measure<Paced>('paced', { who, chats })) })),
      );
      const said = ({ sent, refused, ms }: Paced) => {
        const share = sent < chats.length ? `${chats.length - sent} lost` : `${((100 * ideal) / ms).toFixed(1)} %`;
        return `${share} and ${refused} × 429`;
      };
      const words = Object.fromEntries(results.map((result) => [result.who, said(result)]));
      const { [CARILLON]: ours = '–', ...beside } = words;
      const mine = results.find(({ who }) => who === CARILLON);
      const isFast = mine !== undefined && mine.sent === chats.length && ideal / mine.ms >= 0.95;
      rows.push({ what, ours, beside, goal: { words: 'at least 95 %, no 429', met: isFast && mine.refused === 0 } });
    }
    return rows;
  },
};
