import { parentPort } from 'node:worker_threads';
import { UserError } from '../core/errors.ts';
import { type FromReader, readingTasks, type ToReader } from './reading-tasks.ts';

/** The thread that reads foreign files. One at a time; {@link ReadingThread} sees to that. */
const port = parentPort;
if (!port) throw new Error('This runs as a worker only.');
const answer = (message: FromReader) => port.postMessage(message);
let wantNext = () => {};

async function read({ task, input }: Exclude<ToReader, 'next'>): Promise<void> {
  try {
    const result: unknown = await readingTasks[task](input as never);
    if (!isGenerator(result)) return answer({ kind: 'done', value: result });
    for (const piece of result) {
      const taken = new Promise<void>((resolve) => {
        wantNext = resolve;
      });
      answer({ kind: 'piece', piece });
      await taken;
    }
    answer({ kind: 'done' });
  } catch (error) {
    if (error instanceof UserError) answer({ kind: 'refused', code: 'invalid', text: error.text });
    else answer({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function isGenerator(value: unknown): value is Generator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value;
}

port.on('message', (message: ToReader) => {
  if (message === 'next') wantNext();
  else void read(message);
});
