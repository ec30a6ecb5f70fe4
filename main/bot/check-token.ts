import { Api } from 'grammy';
import type { BotIdentity } from '../contract/state.ts';
import { UserError } from '../core/errors.ts';
import { type ApiFailure, readApiError, sayUnreachable } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { clientOptions, TELEGRAM } from './client.ts';
import { Connections } from './network/connections.ts';
import type { ProxyFor } from './network/proxy.ts';

/** Asks Telegram whose token it is. @throws UserError that says what to do */
export async function checkToken(
  token: string,
  { apiRoot = TELEGRAM, proxy }: { apiRoot?: string | undefined; proxy?: ProxyFor | undefined },
  signal: AbortSignal,
): Promise<BotIdentity> {
  const connections = new Connections({ apiRoot, proxy });
  try {
    const me = await new Api(token, clientOptions(apiRoot, connections)).getMe(signal as ApiSignal);
    return { id: me.id, username: me.username, name: me.first_name };
  } catch (error) {
    throw explain(readApiError(error));
  } finally {
    connections.dropIdle();
  }
}

function explain(failure: ApiFailure): UserError {
  switch (failure.kind) {
    case 'unauthorised':
      return new UserError('unauthorised', 'notice.telegramDoesNotKnow');
    case 'unreachable':
      return new UserError('unavailable', 'notice.thenTryAgain', { why: sayUnreachable(failure.code) });
    default:
      return new UserError('unavailable', 'notice.telegramDidNotAnswer');
  }
}
