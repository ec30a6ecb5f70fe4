import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import type { NewDelivery } from '../../main/core/ports.ts';
import { tempFolder } from './temp-folder.ts';

export function openLedger(file = join(tempFolder(), 'carillon.db')) {
  const ledger = new SqliteLedger(file);
  let isOpen = true;
  const close = () => {
    if (isOpen) ledger.close();
    isOpen = false;
  };
  onTestFinished(close);
  return Object.assign(ledger, {
    reopen() {
      close();
      return openLedger(file);
    },
  });
}

export function row(part: Partial<NewDelivery> = {}): NewDelivery {
  const { jobId = 'k7pd', dueAt = 1_000 } = part;
  return {
    key: `${jobId}@${dueAt}`,
    jobId,
    jobName: 'Stand-up',
    chatId: -100_123,
    text: 'Stand up! 🛎',
    dueAt,
    state: 'pending',
    coalesced: 0,
    scheduled: true,
    missed: false,
    ...part,
  };
}
