import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A process of the bench, beside this file. */
export class Child {
  private readonly process: ChildProcess;

  constructor(file: string) {
    this.process = fork(path.join(import.meta.dirname, `${file}.js`), {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** Sends a message and waits for the next one back. */
  ask<Answer>(message: object | string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null): void => {
        reject(new Error(`A process of the bench ended with ${String(code)}.`));
      };
      this.process.once('exit', onExit);
      this.process.once('message', (answer) => {
        this.process.off('exit', onExit);
        resolve(answer as Answer);
      });
      this.process.send(message);
    });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }
}
