import { Worker } from 'node:worker_threads';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import type { FromReader, ReadingTask, TaskInput, TaskOutput, ToReader } from './reading-tasks.ts';

/** Where foreign files are read: calendars, backups, pictures. */
export interface FileReading {
  /** @throws UserError that says in one sentence what is wrong with the file */
  read<N extends ReadingTask>(task: N, input: TaskInput<N>): Promise<TaskOutput<N>>;
  /** What is being read is given up. */
  stop(): Promise<void>;
}

export interface ReadingLimits {
  /** Generous: a computer may be busy with other work. */
  timeMs: number;
  /** Of JavaScript's heap. */
  memoryMb: number;
}

export interface ReadingThreadOptions {
  log: Log;
  limits?: ReadingLimits;
  /** The worker's code. The built entries say where it lies beside them; from source it is here. */
  code?: URL;
}

const SOURCE = new URL('./reader.ts', import.meta.url);
const LIMITS: ReadingLimits = { timeMs: 15_000, memoryMb: 256 };
/** A thread takes some megabytes: it ends when nothing was read for so long. */
const IDLE_MS = 20_000;

/**
 * Reads foreign files in a thread of its own, one at a time and within limits, so that no file can keep the thread that sends
 * messages busy, or take its memory. A thread that does not come to an end is ended, and the next file gets a fresh one.
 */
export class ReadingThread implements FileReading {
  readonly #options: ReadingThreadOptions;
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ReadingThreadOptions) {
    this.#options = options;
  }

  read<N extends ReadingTask>(task: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
    const turn = this.#turn.then(() => this.#readNow({ task, input }));
    this.#turn = turn.catch(() => {});
    return turn as Promise<TaskOutput<N>>;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
    await this.#turn;
  }

  async #readNow(request: Exclude<ToReader, 'next'>): Promise<unknown> {
    if (this.#stopped) throw new UserError('conflict', 'error.carillonClosing');
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.ref();
    try {
      return await this.#exchange(worker, request);
    } finally {
      worker.unref();
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    }
  }

  #exchange(worker: Worker, request: ToReader): Promise<unknown> {
    const { limits = LIMITS, log } = this.#options;
    return new Promise((resolve, reject) => {
      const pieces: unknown[] = [];
      const end = (settle: () => void) => {
        clearTimeout(limit);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      const refuse = (text: Translatable, isOver: boolean) => {
        if (isOver) void this.#end();
        end(() => reject(new UserError('invalid', text)));
      };
      const limit = setTimeout(() => {
        log.warn(`Reading a file took more than ${limits.timeMs} ms and was given up.`);
        refuse(msg('error.fileTakesTooLong'), true);
      }, limits.timeMs);
      const onMessage = (message: FromReader) => {
        if (message.kind === 'piece') {
          pieces.push(message.piece);
          worker.postMessage('next' satisfies ToReader);
        } else if (message.kind === 'done') end(() => resolve('value' in message ? message.value : pieces));
        else if (message.kind === 'refused') refuse(message.text, false);
        else onError(new Error(message.message));
      };
      const onError = (error: Error) => {
        log.warn(`A file could not be read: ${error.stack ?? error.message}`);
        const isTooLarge = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        refuse(isTooLarge ? msg('error.fileTooLargeRead') : msg('error.fileCantReadMay'), true);
      };
      const onExit = () => end(() => reject(new UserError('conflict', 'error.carillonClosing')));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const { code = SOURCE, limits = LIMITS } = this.#options;
    return new Worker(code, {
      name: 'reading',
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 16 },
    });
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    // Late errors of a thread that is given up are nobody's.
    await worker?.on('error', () => {}).terminate();
  }
}
