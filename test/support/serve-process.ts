import { onTestFinished } from 'vitest';
import { type Ended, ServeChild } from './serve-child.ts';

/** The built `serve` entry as a process that is killed after the test at the latest. */
export class ServeProcess extends ServeChild {
  private constructor(args: string[], env: NodeJS.ProcessEnv, through: string[] = []) {
    super(args, env, through);
    onTestFinished(() => this.kill('SIGKILL'));
  }

  /** Starts it and waits until it accepts connections. */
  static async start(args: string[], env: NodeJS.ProcessEnv = {}, through: string[] = []): Promise<ServeProcess> {
    const serve = new ServeProcess(['--port', '0', ...args], env, through);
    await serve.ready();
    return serve;
  }

  /** Runs it to its end, for command lines that cannot be. */
  static run(args: string[], env: NodeJS.ProcessEnv = {}, through: string[] = []): Promise<Ended> {
    return new ServeProcess(args, env, through).ended();
  }
}
