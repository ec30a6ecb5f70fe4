import type { Agent } from 'node:http';
import type { Socket } from 'node:net';

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

export interface ConnectionLimits {
  /** A connection that is not there by then will not come. */
  connectMs: number;
  /** Shorter than any server keeps an idle connection: a request must not go out on one that is just being closed. */
  idleMs: number;
}

const LIMITS: ConnectionLimits = { connectMs: 10_000, idleMs: 5_000 };

/** Begins the `code` of every error from before the connection stood; the system's own code follows. */
export const NOT_CONNECTED = 'NOT_CONNECTED_';

/**
 * An agent that tells apart what the system's codes do not: whether a connection broke, or was never there. A message that
 * never got a connection has certainly not arrived and can be tried again, any other could have. EHOSTUNREACH and its
 * kind come at either time.
 */
export function createQuickConnectAgent(apiRoot: string, limits = LIMITS): Agent {
  const Kind = apiRoot.startsWith('https:') ? https.Agent : http.Agent;
  // The timeout of an agent ends idle connections only; one that waits for a long poll's answer may be as silent as it likes.
  const agent = new Kind({ keepAlive: true, timeout: limits.idleMs });
  const connect = agent.createConnection.bind(agent);
  const connected = agent instanceof https.Agent ? 'secureConnect' : 'connect';
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Socket;
    const late = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => socket.destroy(late), limits.connectMs);
    // First in line, so that whoever made the request sees the mark: node-fetch hands on nothing of an error but its code.
    const mark = (error: NodeJS.ErrnoException) => {
      error.code = NOT_CONNECTED + (error.code ?? 'UNKNOWN');
    };
    socket.once('error', mark);
    socket.once(connected, () => {
      clearTimeout(timer);
      socket.off('error', mark);
    });
    socket.once('close', () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

/** Ends the connections that no request uses: after a sleep they are dead, and would take a message with them. */
export function dropIdle(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
