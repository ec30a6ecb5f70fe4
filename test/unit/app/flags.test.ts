import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlags, USAGE, UsageError } from '../../../main/app/flags.ts';

const NONE = { practice: false, hidden: false, open: false, version: false, help: false };

test('nothing asked for', () => {
  expect(parseFlags([], {})).toEqual(NONE);
});

test('everything that there is', () => {
  const flags = [
    '--data-dir',
    './mine',
    '--api-root',
    'http://127.0.0.1:8081/',
    '--port=0',
    '--hidden',
    '--open',
    '--log-level=warn',
  ];
  const env = { CARILLON_BOT_TOKEN: ' 123456789:AAE-abc_def ', CARILLON_OWNER_ID: '42' };
  expect(parseFlags(flags, env)).toEqual({
    ...NONE,
    dataDir: './mine',
    apiRoot: 'http://127.0.0.1:8081',
    port: 0,
    hidden: true,
    open: true,
    logLevel: 'warn',
    botToken: '123456789:AAE-abc_def',
    ownerId: 42,
  });
  expect(parseFlags(['--practice', '--version', '--help'], { CARILLON_BOT_TOKEN: '', CARILLON_OWNER_ID: ' ' })).toEqual(
    {
      ...NONE,
      practice: true,
      version: true,
      help: true,
    },
  );
});

test('the help names every flag and variable', () => {
  for (const name of [
    '--data-dir',
    '--practice',
    '--api-root',
    '--port',
    '--log-level',
    '--open',
    '--hidden',
    '--version',
    '--help',
  ]) {
    expect(USAGE).toContain(name);
  }
  expect(USAGE).toContain('CARILLON_BOT_TOKEN');
  expect(USAGE).toContain('CARILLON_OWNER_ID');
});

describe('each slip gives one sentence that says what to do', () => {
  const slips: [string[], NodeJS.ProcessEnv, string][] = [
    [['--colour'], {}, "Unknown option '--colour'. --help lists what there is."],
    [['-x'], {}, "Unknown option '-x'. --help lists what there is."],
    [['jobs.json'], {}, "Unexpected argument 'jobs.json'. --help lists what there is."],
    [['--practice=yes'], {}, "Option '--practice' does not take an argument. --help lists what there is."],
    [['--port'], {}, '--port needs a value after it. --help lists what there is.'],
    [['--port', '-1'], {}, '--port needs a value after it. --help lists what there is.'],
    [['--data-dir', '--practice'], {}, '--data-dir needs a value after it. --help lists what there is.'],
    [['--port', '65536'], {}, '--port needs a number from 0 to 65535, not "65536".'],
    [['--port', '80a'], {}, '--port needs a number from 0 to 65535, not "80a".'],
    [['--port', ''], {}, '--port needs a number from 0 to 65535, not "".'],
    [['--data-dir', ' '], {}, '--data-dir needs a folder, for example --data-dir ./my-carillon.'],
    [['--api-root', 'localhost:8081'], {}, '--api-root needs a URL like http://127.0.0.1:8081, not "localhost:8081".'],
    [['--api-root', 'nonsense'], {}, '--api-root needs a URL like http://127.0.0.1:8081, not "nonsense".'],
    [
      ['--practice', '--api-root', 'http://x'],
      {},
      '--practice brings its own server: leave out --practice or --api-root.',
    ],
    [
      [],
      { CARILLON_OWNER_ID: '@ann' },
      'CARILLON_OWNER_ID needs a numeric Telegram user id like 123456789, not "@ann".',
    ],
    [[], { CARILLON_OWNER_ID: '-5' }, 'CARILLON_OWNER_ID needs a numeric Telegram user id like 123456789, not "-5".'],
    [
      [],
      { CARILLON_OWNER_ID: '9999999999999999' },
      'CARILLON_OWNER_ID needs a numeric Telegram user id like 123456789, not "9999999999999999".',
    ],
  ];
  test.each(slips)('%j %j', (argv, env, sentence) => {
    expect(() => parseFlags(argv, env)).toThrow(new UsageError(sentence));
  });

  test('a token with a slip in it is not repeated', () => {
    const slip = () => parseFlags([], { CARILLON_BOT_TOKEN: '123456789 AAE-secret' });
    expect(slip).toThrow(UsageError);
    expect(slip).not.toThrow('secret');
    expect(slip).toThrow('it looks like 123456789:AAE… as @BotFather gives it');
  });

  test('whatever is typed: flags, or one line', () => {
    const word = fc.oneof(
      fc.constantFrom('--port', '--data-dir', '--practice', '--api-root', '--', '-', '--port=', '--no-hidden'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (argv) => {
        try {
          expect(parseFlags(argv, {})).toMatchObject({ practice: expect.any(Boolean) });
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^[^\n\r]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
