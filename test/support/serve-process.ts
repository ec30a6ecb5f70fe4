import { onTestFinished } from 'vitest';
import { type Ended, ServeChild } from './serve-child.ts';

/** The built `serve` entry as a process that is killed after the test at the latest. */
export class ServeProcess extends ServeChild {
  private constructor(args: string[], env: NodeJS.ProcessEnv) {
    super(args, env);
    onTestFinished(() => this.kill('SIGKILL'));
  }

  /** Starts it and waits until it accepts connections. */
  static async start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<ServeProcess> {
    const serve = new ServeProcess(['--port', '0', ...args], env);
    await serve.ready();
    return serve;
  }

  /** Runs it to its end, for command lines that cannot be. */
  static run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return new ServeProcess(args, env).ended();
  }
}
