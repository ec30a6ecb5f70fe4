import './app/v8-flags.ts';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';
import packageJson from '../package.json' with { type: 'json' };
import { defaultDataFolder, lockFolder, whyNotUsable } from './adapters/data-folder.ts';
import { createFileSecrets } from './adapters/file-secrets.ts';
import { serialize } from './adapters/json-store.ts';
import { createLog } from './adapters/log.ts';
import { openBrowser } from './adapters/open-browser.ts';
import { guardAgainstCrash } from './app/crash-guard.ts';
import { type Flags, parseFlags, USAGE, UsageError } from './app/flags.ts';
import { createServices, type Services } from './app/services.ts';
import { createRedactor } from './bot/redact.ts';
import { dispatch } from './core/dispatch.ts';
import { UserError } from './core/errors.ts';
import type { Log } from './core/ports.ts';
import { en } from './i18n/en/index.ts';
import { LoopbackServer } from './loopback/server.ts';

/** The built window lies beside the built entry: out/main/serve.js, out/renderer/. */
const WINDOW_FOLDER = fileURLToPath(new URL('../renderer', import.meta.url));
const READER_CODE = new URL('./reader.js', import.meta.url);

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2), process.env);
  if (flags.help) return console.log(USAGE);
  if (flags.version) return console.log(packageJson.version);
  const dataDir = resolve(flags.dataDir ?? defaultDataFolder(process.platform, process.env));
  const unusable = whyNotUsable(dataDir);
  if (unusable) throw new UsageError(en.say(unusable));
  const server = new LoopbackServer({ token: randomBytes(24).toString('base64url'), assets: WINDOW_FOLDER });
  let stop = async () => {};
  // Before the start-up, which may take a while: whoever ends it then gets code 0, too. Nothing is sent until it is through.
  onSignal(() => stop());
  // The port before the folder: a port that is taken must leave no trace on disk.
  await listen(server, flags.port ?? 0);
  const release = hold(dataDir);
  const redactor = createRedactor(flags.botToken);
  const log = createLog(dataDir, redactor, flags.logLevel);
  guardAgainstCrash({ log, stop: () => stop(), exit: (code) => process.exit(code) });
  const services = await startServices({ flags, dataDir, server, log, onToken: redactor.learn });
  stop = async () => {
    await Promise.all([services.stop(), server.close()]);
    release();
  };
  console.log(`Carillon is at ${server.url}`);
  if (flags.open) openBrowser(server.url);
}

async function listen(server: LoopbackServer, port: number): Promise<void> {
  try {
    await server.listen(port);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new UsageError(
      taken
        ? `Port ${port} is taken by another program. Choose another with --port, or 0 for any free one.`
        : `Port ${port} cannot be used: ${(error as Error).message}. Choose another with --port.`,
    );
  }
}

function hold(dataDir: string): () => void {
  let release: (() => void) | null;
  try {
    release = lockFolder(dataDir);
  } catch (error) {
    throw new UsageError(unusable(dataDir, error));
  }
  if (!release)
    throw new UsageError(`Carillon is running already with ${dataDir}. Quit it first, or choose another --data-dir.`);
  return release;
}

async function startServices(options: {
  flags: Flags;
  dataDir: string;
  server: LoopbackServer;
  log: Log;
  onToken: (token: string) => void;
}): Promise<Services> {
  const { flags, dataDir, server, log, onToken } = options;
  const services = await createServices({
    flags,
    dataDir,
    host: 'browser',
    version: packageJson.version,
    stores: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName, serialize }),
    secrets: createFileSecrets(dataDir),
    proxySecrets: createFileSecrets(dataDir, 'proxy'),
    log,
    readerCode: READER_CODE,
    onToken,
  }).catch((error: unknown) => {
    if (error instanceof UserError) throw new UsageError(error.message);
    throw isOfDisk(error) ? new UsageError(unusable(dataDir, error)) : error;
  });
  server.serve({
    dispatch: (channel, payload) => dispatch(services.handlers, channel, payload, log, services.newestChange),
    current: () => services.state.current(),
    subscribe: (listener) => services.subscribe(listener),
    picture: (file) => services.picture(file),
  });
  return services;
}

function unusable(dataDir: string, error: unknown): string {
  return `${dataDir} cannot be used: ${error instanceof Error ? error.message : error}. Choose another --data-dir.`;
}

/** What the file system and SQLite say has a code: a full disk, a file that may not be opened. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(E[A-Z]+|ERR_SQLITE_ERROR)$/.test(String(error.code));
}

/** Ends the process with code 0 once `stop` is through (1 should it fail), or after 4.5 s in any case: what is open then is recorded already. */
function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), 4_500).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exit(2);
  }
  complain(error);
  process.exit(1);
});

/** Errors of grammY hold the token. */
function complain(error: unknown): void {
  const redact = createRedactor(process.env.CARILLON_BOT_TOKEN?.trim());
  console.error(redact(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}
