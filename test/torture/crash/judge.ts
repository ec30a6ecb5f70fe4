import { type Asked, dueBetween } from './diary.ts';
import type { Evidence, Receipt, Row } from './evidence.ts';
import { whyNoReason } from './reasons.ts';

/** What became of everything, in figures. */
export interface Counts {
  /** Instants at which something was due. */
  due: number;
  /** Rows of the ledger by their state. */
  sent: number;
  unsure: number;
  skipped: number;
  /** Due instants for which another's row stands. */
  coalesced: number;
  /** Messages that Telegram has. */
  receipts: number;
  /** Unsure ones that had arrived after all. */
  arrivedUnsure: number;
  /** Messages that arrived more than once, as their jobs asked for in case of doubt. */
  sentAgain: number;
}

export interface Verdict {
  counts: Counts;
  /** One line each; none is the only good outcome. */
  problems: string[];
}

/** One job with all that concerns it. */
export interface Case extends Asked {
  since: number;
  rows: readonly Row[];
  receipts: readonly Receipt[];
}

/** Telegram may read a request a moment after its sender has died. */
const READ_LATE_MS = 1_000;

/**
 * Pure: holds what Telegram received against what the ledger says. Nothing that was due may be unaccounted for, nothing
 * may have arrived twice that its job did not want twice, and every doubt must stand in the ledger as one.
 */
export function judge(evidence: Evidence): Verdict {
  const counts: Counts = {
    due: 0,
    sent: 0,
    unsure: 0,
    skipped: 0,
    coalesced: 0,
    receipts: 0,
    arrivedUnsure: 0,
    sentAgain: 0,
  };
  const cases = evidence.asked.flatMap((asked) => caseOf(asked, evidence));
  const problems = cases.flatMap((it) => [
    ...judgeSeries(it, evidence, counts),
    ...judgeStates(it, evidence, counts),
    ...judgeReceipts(it, counts).map((problem) => `${it.text}: ${problem}`),
  ]);
  const known = new Set(cases.flatMap(({ rows }) => rows.map(({ key }) => key)));
  for (const { key } of evidence.rows) if (!known.has(key)) problems.push(`${key}: nobody asked for that job.`);
  const unsure = evidence.rows.filter(({ state }) => state === 'unsure').length;
  if (unsure !== evidence.unsureShown) problems.push(`${unsure} are unsure, but ${evidence.unsureShown} are shown.`);
  return { counts, problems };
}

/** Empty for a job whose making was never confirmed and of which there is no trace. */
function caseOf(asked: Asked, { jobs, rows, receipts }: Evidence): Case[] {
  const inBook = jobs.find(({ message }) => message.text === asked.text);
  // Killed between the two, "/once" has sent its message and is in no book.
  const sentAtOnce = rows.find(({ text }) => text === asked.text);
  const made = asked.made ?? inBook ?? (sentAtOnce && { id: sentAtOnce.jobId, since: sentAtOnce.dueAt });
  if (!made) return [];
  const ofJob = rows.filter(({ jobId }) => jobId === made.id);
  return [{ ...asked, since: made.since, rows: ofJob, receipts: receipts.filter(({ text }) => text === asked.text) }];
}

/** Every due instant is in the ledger exactly once: as a row of its own, or in the number that a row stands for. */
function judgeSeries(it: Case, { until, jobs }: Evidence, counts: Counts): string[] {
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`${it.text}: ${problem}`);
  const telling = it.rows.filter(({ scheduled, coalesced }) => scheduled === 1 || coalesced > 0);
  const dealtWith = Math.max(it.since, ...telling.map(({ coveredUntil }) => coveredUntil));
  const due = dueBetween(it.series, it.since, dealtWith);
  const accounted = it.rows.reduce((sum, { scheduled, coalesced }) => sum + scheduled + coalesced, 0);
  counts.due += due.length;
  if (accounted !== due.length) say(`${due.length} were due and ${accounted} are accounted for.`);
  const owed = dueBetween(it.series, dealtWith, Math.min(until, it.stop?.askedAt ?? until));
  if (owed.length > 0) say(`${owed.length} due since ${new Date(dealtWith).toISOString()} were forgotten.`);
  const instants = new Set(due);
  for (const row of it.rows) {
    if (row.scheduled === 1 && !instants.has(row.dueAt)) say(`${row.key} was not due.`);
    if (row.dueAt > (it.stop?.confirmedAt ?? row.dueAt)) say(`${row.key} fell due after it was stopped.`);
  }
  const byHand = it.rows.filter(({ scheduled }) => scheduled === 0).length;
  if (byHand < it.runs.confirmed) say(`${it.runs.confirmed} runs by hand were confirmed, ${byHand} are there.`);
  if (byHand > it.runs.asked) say(`${it.runs.asked} runs by hand were asked for, ${byHand} are there.`);
  const isInBook = jobs.some(({ message }) => message.text === it.text);
  if (it.made && !it.stop && !isInBook) say('it was confirmed and is gone.');
  if (it.stop?.confirmedAt && isInBook) say('its stop was confirmed and it is still there.');
  return problems;
}

/** Nothing is left open, and what was not sent has a reason that holds. */
function judgeStates(it: Case, { until, lives }: Evidence, counts: Counts): string[] {
  return it.rows.flatMap((row) => {
    counts.coalesced += row.coalesced;
    if (row.state === 'sent' || row.state === 'unsure' || row.state === 'skipped') counts[row.state]++;
    const problem = problemOfState(it, row, until, lives);
    return problem ? [`${it.text}: ${row.key} ${problem}`] : [];
  });
}

function problemOfState(it: Case, row: Row, until: number, lives: Evidence['lives']): string | null {
  switch (row.state) {
    case 'sent':
      return null;
    case 'pending':
    case 'sending':
      return row.dueAt <= until ? `is left ${row.state}.` : null;
    case 'failed':
      return `failed: ${row.reason}`;
    case 'unsure':
      if (row.attempts === 0) return 'is unsure, and was never tried.';
      return it.ifUnsure === 'resend' && !it.stop ? 'is unsure, though it was to be sent again.' : null;
    case 'skipped':
      return whyNoReason(it, row, lives);
  }
}

/** Each message that Telegram has belongs to one row, and each row that says "sent" has its message. */
function judgeReceipts(it: Case, counts: Counts): string[] {
  counts.receipts += it.receipts.length;
  const problems: string[] = [];
  const free = new Map(it.receipts.map((receipt) => [receipt.messageId, receipt]));
  for (const row of it.rows) {
    if (row.state !== 'sent') continue;
    const receipt = free.get(row.messageId ?? 0);
    free.delete(row.messageId ?? 0);
    if (!receipt) problems.push(`${row.key} is said to be sent as ${row.messageId}, which is not there or another's.`);
    else if (receipt.at < row.dueAt) problems.push(`${row.key} was sent ${row.dueAt - receipt.at} ms early.`);
  }
  const room = new Map(it.rows.map((row) => [row, roomOf(it, row)]));
  for (const receipt of [...free.values()].sort((a, b) => a.at - b.at)) {
    const owner = it.rows
      .filter(
        (row) => (room.get(row) ?? 0) > 0 && row.dueAt <= receipt.at && receipt.at <= row.changedAt + READ_LATE_MS,
      )
      .sort((a, b) => a.changedAt - b.changedAt)[0];
    if (!owner) {
      problems.push(`message ${receipt.messageId} of ${new Date(receipt.at).toISOString()} was sent once too often.`);
    } else {
      room.set(owner, (room.get(owner) ?? 0) - 1);
      if (owner.state === 'unsure') counts.arrivedUnsure++;
      else counts.sentAgain++;
    }
  }
  return problems;
}

/** How many messages may have come of a row beside the one whose id it knows. */
function roomOf(it: Case, row: Row): number {
  if (it.ifUnsure === 'ask') return row.state === 'unsure' ? 1 : 0;
  return row.state === 'sent' ? row.attempts - 1 : row.attempts;
}
