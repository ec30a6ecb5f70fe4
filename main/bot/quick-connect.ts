import http from 'node:http';
import https from 'node:https';

const CONNECT_WITHIN_MS = 10_000;
/** Shorter than any server keeps an idle connection: a request must not go out on one that is just being closed. */
const IDLE_MS = 5_000;

/**
 * An agent whose connections are there within 10 s or fail as `connect ETIMEDOUT`. A message that never got a connection
 * has certainly not arrived and can be tried again; one whose request merely timed out could have.
 */
export function createQuickConnectAgent(apiRoot: string): http.Agent {
  const Agent = apiRoot.startsWith('https:') ? https.Agent : http.Agent;
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MS });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (!socket) return socket;
    const error = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'connect' });
    const timer = setTimeout(() => socket.destroy(error), CONNECT_WITHIN_MS);
    const settled = () => clearTimeout(timer);
    socket.once(agent instanceof https.Agent ? 'secureConnect' : 'connect', settled).once('close', settled);
    return socket;
  };
  return agent;
}
