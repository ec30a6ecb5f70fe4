import type { Api } from 'grammy';
import type { ApiSignal } from './client.ts';

export interface DownloadDeps {
  api: Api;
  token: string;
  /** Without a trailing slash. */
  apiRoot: string;
}

/** What is in a file of Telegram's, as it comes. @throws when it cannot be had */
export async function download(
  fileId: string,
  { api, token, apiRoot }: DownloadDeps,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  // grammY's types name the signal of a polyfill; it takes the platform's own.
  const { file_path: path } = await api.getFile(fileId, signal as ApiSignal);
  const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal, redirect: 'error' });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  return response.body;
}
