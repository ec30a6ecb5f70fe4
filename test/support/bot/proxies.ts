import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freshFolder } from './carillon.ts';
import { closedPort } from './raw-server.ts';
import { until } from './until.ts';

const TINYPROXY = '/usr/bin/tinyproxy';
const MICROSOCKS = '/usr/bin/microsocks';

export const hasTinyproxy = existsSync(TINYPROXY);
export const hasMicrosocks = existsSync(MICROSOCKS);

/** Debian's tinyproxy, which asks for a user and a password. @returns its port */
export async function openHttpProxy(user: string, password: string): Promise<number> {
  const port = await closedPort();
  const config = join(freshFolder(), 'tinyproxy.conf');
  writeFileSync(config, `Port ${port}\nListen 127.0.0.1\nTimeout 60\nBasicAuth ${user} ${password}\n`);
  return run(port, TINYPROXY, ['-d', '-c', config]);
}

/** Debian's microsocks, likewise. @returns its port */
export async function openSocksProxy(user: string, password: string): Promise<number> {
  const port = await closedPort();
  return run(port, MICROSOCKS, ['-i', '127.0.0.1', '-p', String(port), '-u', user, '-P', password]);
}

async function run(port: number, command: string, args: string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(child, 'close');
    if (child.exitCode === null && child.kill('SIGKILL')) await ended;
  });
  let answers = false;
  const knock = () => {
    const socket = connect(port, '127.0.0.1', () => {
      answers = true;
      socket.destroy();
    });
    socket.on('error', () => {});
  };
  await until(() => {
    if (!answers) knock();
    return answers;
  }, `${command} to listen`);
  return port;
}
