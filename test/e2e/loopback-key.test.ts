import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

/** Another program's server on this computer, which notes what a browser tells it and tosses a cookie. */
async function openNeighbour() {
  const heard: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    heard.push({ url: request.url ?? '', headers: request.headers });
    response.setHeader('set-cookie', ['carillon-key=tossed; Path=/', 'carillon=tossed; Path=/']);
    response.end('<!doctype html><title>Neighbour</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('a page of another server on this computer learns nothing it could use, and locks nobody out', async () => {
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
  const neighbour = await openNeighbour();
  const page = await openPage(serve.url);
  await page.getByRole('link', { name: 'Settings' }).first().waitFor();
  expect(page.url()).not.toContain(serve.key['x-carillon-key']);
  await page.goto(neighbour.url);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]))).not.toContain(
    serve.key['x-carillon-key'],
  );
  expect(JSON.stringify(neighbour.heard)).not.toContain(serve.key['x-carillon-key']);
  // With everything that it heard it gets nowhere.
  const cookie = neighbour.heard.map(({ headers }) => headers.cookie ?? '').join('; ');
  const tried = await fetch(`${serve.origin}/api/state.get`, { method: 'POST', headers: { cookie }, body: 'null' });
  expect(tried.status).toBe(401);
  await page.goto(serve.origin);
  await page.getByRole('link', { name: 'Settings' }).first().waitFor();
  await until('a call of the window', () => page.evaluate(() => localStorage.getItem('carillon-key') !== null));
});

test('two hundred idle connections of strangers keep neither the window nor a message waiting', async () => {
  const ulimit = ['sh', '-c', 'ulimit -n 60; exec "$@"', 'sh'];
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice'], {}, ulimit);
  const port = Number(new URL(serve.origin).port);
  const sockets = Array.from({ length: 200 }, () => connect({ host: '127.0.0.1', port }).on('error', () => {}));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  await until('most to be shown out', () => sockets.filter(({ destroyed }) => destroyed).length >= 150);
  await serve.ask('practice.send', { text: '/once Hello there' });
  await until('the message', async () => {
    const messages = await serve.ask('practice.messages');
    return messages.some(({ from, text }) => from === 'bot' && text === 'Hello there');
  });
});
