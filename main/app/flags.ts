import { parseArgs } from 'node:util';
import { BotToken } from '../contract/state.ts';
import { LOG_LEVELS, type LogLevel } from '../core/ports.ts';

/** A command line that cannot be: one line that says what to do. The process ends with code 2 and has changed nothing. */
export class UsageError extends Error {}

export interface Flags {
  dataDir?: string;
  practice: boolean;
  /** Without a trailing slash. */
  apiRoot?: string;
  port?: number;
  logLevel?: LogLevel;
  hidden: boolean;
  open: boolean;
  version: boolean;
  help: boolean;
  botToken?: string;
  ownerId?: number;
}

export const USAGE = `Carillon sends your Telegram messages on schedule.

  --data-dir DIR    keep jobs, history and settings in DIR
  --practice        try everything with a practice chat, no Telegram account needed
  --api-root URL    talk to a local Bot API server instead of Telegram's
  --port N          serve: the port on 127.0.0.1 (0 picks a free one)
  --open            serve: open the address in the browser
  --hidden          start without opening the window
  --log-level NAME  debug, info (the default), warn or error
  --version         print the version
  --help            print this

  CARILLON_BOT_TOKEN   the bot's token, instead of the stored one
  CARILLON_OWNER_ID    the numeric Telegram user id of the owner, instead of pairing by code`;

/**
 * @param argv without the program and the script
 * @throws UsageError
 */
export function parseFlags(argv: string[], env: NodeJS.ProcessEnv): Flags {
  const values = parseOptions(argv);
  if (values.practice && values['api-root']) {
    throw new UsageError('--practice brings its own server: leave out --practice or --api-root.');
  }
  const token = env.CARILLON_BOT_TOKEN?.trim();
  const owner = env.CARILLON_OWNER_ID?.trim();
  return {
    practice: values.practice ?? false,
    hidden: values.hidden ?? false,
    open: values.open ?? false,
    version: values.version ?? false,
    help: values.help ?? false,
    ...(values['data-dir'] === undefined ? {} : { dataDir: dataDir(values['data-dir']) }),
    ...(values['api-root'] === undefined ? {} : { apiRoot: apiRoot(values['api-root']) }),
    ...(values.port === undefined ? {} : { port: port(values.port) }),
    ...(values['log-level'] === undefined ? {} : { logLevel: logLevel(values['log-level']) }),
    ...(token ? { botToken: botToken(token) } : {}),
    ...(owner ? { ownerId: ownerId(owner) } : {}),
  };
}

function parseOptions(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      strict: true,
      allowPositionals: false,
      options: {
        'data-dir': { type: 'string' },
        practice: { type: 'boolean' },
        'api-root': { type: 'string' },
        port: { type: 'string' },
        hidden: { type: 'boolean' },
        open: { type: 'boolean' },
        'log-level': { type: 'string' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${sayWhatIsWrong(error)} --help lists what there is.`);
  }
}

/** Node's own words, in one line. */
function sayWhatIsWrong(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const valueless = /^Option '(?:-\w, )?(--[\w-]+).*(argument missing|is ambiguous)/.exec(text)?.[1];
  if (valueless) return `${valueless} needs a value after it.`;
  return `${text.split(/\.\s/)[0]?.replace(/\s+/g, ' ')}.`;
}

function dataDir(value: string): string {
  if (value.trim() === '') throw new UsageError('--data-dir needs a folder, for example --data-dir ./my-carillon.');
  return value;
}

function apiRoot(value: string): string {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--api-root needs a URL like http://127.0.0.1:8081, not ${JSON.stringify(value)}.`);
  }
  return value.replace(/\/+$/, '');
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new UsageError(`--port needs a number from 0 to 65535, not ${JSON.stringify(value)}.`);
  }
  return Number(value);
}

function logLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((name) => name === value);
  if (level) return level;
  throw new UsageError(`--log-level needs one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(value)}.`);
}

function botToken(value: string): string {
  if (!BotToken.safeParse(value).success) {
    // The value is not repeated: it may be a token with a slip in it, and this line may end up in a log.
    throw new UsageError('CARILLON_BOT_TOKEN is no bot token: it looks like 123456789:AAE… as @BotFather gives it.');
  }
  return value;
}

function ownerId(value: string): number {
  if (!/^[1-9]\d{0,15}$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new UsageError(
      `CARILLON_OWNER_ID needs a numeric Telegram user id like 123456789, not ${JSON.stringify(value)}.`,
    );
  }
  return Number(value);
}
