import { resolve } from 'node:path';
import { defaultDataFolder } from './adapters/data-folder.ts';
import { createFileSecrets } from './adapters/file-secrets.ts';
import { parseFlags, UsageError } from './app/flags.ts';
import { checkNetwork } from './bot/network/check.ts';
import { createRedactor } from './bot/redact.ts';
import { ProxyKeeper } from './services/proxy-keeper.ts';

// npm run -s doctor: what lies between this computer and Telegram, step by step. Code 1 when a step does not work.

const STATES = { ok: 'works', warning: 'look', failed: 'FAILS', skipped: '-' } as const;

async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2), process.env);
  const folder = resolve(flags.dataDir ?? defaultDataFolder(process.platform, process.env));
  const warn = (text: string) => console.error(text);
  const log = { debug() {}, info() {}, warn, error: warn };
  const proxy = new ProxyKeeper({ secrets: createFileSecrets(folder, 'proxy'), env: process.env, log });
  await proxy.load();
  // One in the system's keyring is the desktop app's alone: its settings have the same check.
  const token = flags.botToken ?? (await createFileSecrets(folder).get()) ?? undefined;
  const redact = createRedactor(token);
  const steps = await checkNetwork({ apiRoot: flags.apiRoot, proxy: proxy.proxyFor, token, now: Date.now });
  for (const { step, state, found } of steps)
    console.log(redact(`${step.padEnd(12)}${STATES[state].padEnd(7)}${found}`));
  process.exitCode = steps.some(({ state }) => state === 'failed') ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
