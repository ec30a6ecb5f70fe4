import { type ChildProcess, spawn } from 'node:child_process';
import type { Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { chooseHost } from './choose-host.ts';
import type { Probe } from './probe.ts';
import { RealHost } from './real-host.ts';
import type { StandInVerbs } from './stand-in/control.ts';
import { StandInHost } from './stand-in-host.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** From when the end was asked for, or else from the start. */
  tookMs: number;
}

/** What runs the built app. */
export interface Host {
  /** The process, started with the probe in it. */
  start(args: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess>;
  /** The command line for a process that no test looks into. */
  command(args: string[]): [program: string, args: string[]];
  ask(verb: string, args: unknown[]): Promise<unknown>;
  page(): Promise<Page>;
  /** Ends the process at once, with all that it started. */
  abandon(): void;
}

/** Each call of the probe, made from another process. */
type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

const choice = chooseHost(process.env);
/** Whether the app runs on the stand-in, which can be another system and lose its session. */
export const onStandIn = choice.electron === null;
console.log(`The desktop specs run on ${choice.name}.`);

/** The built desktop app as a process of its own, on Electron where its binary is, else on the stand-in. */
export class Desktop {
  readonly probe: Remote<Probe>;
  /** See {@link onStandIn}. */
  readonly standIn: Remote<StandInVerbs>;
  readonly #host: Host;
  readonly #watched: Watched;

  private constructor(host: Host, watched: Watched) {
    this.#host = host;
    this.#watched = watched;
    const verbs = new Proxy({} as Remote<Probe & StandInVerbs>, {
      get:
        (_target, verb) =>
        (...args: unknown[]) =>
          host.ask(String(verb), args),
    });
    this.probe = verbs;
    this.standIn = verbs;
  }

  static async start(args: string[], env: NodeJS.ProcessEnv = {}, host = createHost()): Promise<Desktop> {
    const child = await host.start(args, environment(env));
    return new Desktop(host, new Watched(child, () => host.abandon()));
  }

  /** Runs it to its end: for command lines that cannot be, and for second launches. */
  static run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const [program, all] = createHost().command(args);
    const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'pipe'], env: environment(env) });
    return new Watched(child, () => child.kill('SIGKILL')).ended();
  }

  /** The window's page. What it logs as an error, a refusal by the CSP among them, fails the test. */
  async page(): Promise<Page> {
    const page = await this.#host.page();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    onTestFinished(() => {
      if (errors.length > 0) throw new Error(`The page complained:\n${errors.join('\n')}`);
    });
    return page;
  }

  /** @param ask for the end */
  async end(ask: () => unknown): Promise<Ended> {
    this.#watched.restartWatch();
    // The answer to the very call that ends the process may not come any more.
    void Promise.resolve(ask()).catch(() => {});
    return this.#watched.ended();
  }

  kill(signal: NodeJS.Signals): void {
    this.#watched.child.kill(signal);
  }
}

/** What a process prints, and its end, after the test at the latest. */
class Watched {
  readonly child: ChildProcess;
  readonly #closed: Promise<number | null>;
  #stdout = '';
  #stderr = '';
  #since = performance.now();

  constructor(child: ChildProcess, abandon: () => void) {
    this.child = child;
    child.stdout?.on('data', (chunk) => {
      this.#stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.#stderr += chunk;
    });
    this.#closed = new Promise((resolve) => child.once('close', resolve));
    onTestFinished(async () => {
      if (child.exitCode === null && child.signalCode === null) abandon();
      await this.#closed;
    });
  }

  restartWatch(): void {
    this.#since = performance.now();
  }

  async ended(): Promise<Ended> {
    const code = await this.#closed;
    const stderr = withoutChromiumsOwn(this.#stderr);
    return { code, stdout: this.#stdout, stderr, tookMs: performance.now() - this.#since };
  }
}

/** Electron's Chromium has things to say of graphics drivers and D-Bus, and Playwright makes it listen to a debugger. */
function withoutChromiumsOwn(stderr: string): string {
  return stderr.replace(
    /^(\[\d+:\d+\/[\d.]+:[A-Z]+:|Debugger (listening|attached)|DevTools listening|For help, see:).*\n/gm,
    '',
  );
}

function createHost(): Host {
  return choice.electron ? new RealHost(choice.electron) : new StandInHost();
}

/** No token and no owner of the person who runs the tests gets into the app. */
function environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, WAYLAND_DISPLAY, XDG_RUNTIME_DIR, CHROMIUM_PATH } = process.env;
  return {
    PATH,
    HOME,
    DISPLAY: choice.display,
    WAYLAND_DISPLAY,
    XDG_RUNTIME_DIR,
    CHROMIUM_PATH,
    TZ: process.env.TZ ?? 'UTC',
    ...extra,
  };
}
