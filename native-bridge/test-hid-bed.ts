import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('hid-bed.py', import.meta.url));

/** Scanners that the real node-hid finds, in a process that has `env` in its environment. */
export interface HidBed {
  readonly env: Readonly<Record<string, string>>;
  /** Feature reports that were set, in hexadecimal. */
  readonly features: readonly string[];
  plug(what?: { usagePage: number; usage: number }): Promise<void>;
  send(reports: readonly Uint8Array[]): Promise<void>;
  unplug(): Promise<void>;
  close(): Promise<void>;
}

interface BedLine {
  readonly env?: Readonly<Record<string, string>>;
  readonly feature?: string;
  readonly done?: string;
}

const POS_SCANNER = { usagePage: 0x8c, usage: 0x02 };

/** Starts the bed; only on Linux with umockdev. */
export async function openHidBed(): Promise<HidBed> {
  const bed = spawn('/usr/bin/python3', [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(bed, 'exit');
  let stderr = '';
  bed.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const features: string[] = [];
  const waiting: ((line: BedLine) => void)[] = [];
  createInterface({ input: bed.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as BedLine;
    if (line.feature === undefined) waiting.shift()?.(line);
    else features.push(line.feature);
  });
  async function nextLine(): Promise<BedLine> {
    const line = new Promise<BedLine>((resolve) => waiting.push(resolve));
    const ended = exited.then(() => Promise.reject(new Error(`The bed has ended: ${stderr}`)));
    return Promise.race([line, ended]);
  }
  async function ask(question: object): Promise<void> {
    const answer = nextLine();
    bed.stdin.write(`${JSON.stringify(question)}\n`);
    await answer;
  }
  const { env = {} } = await nextLine();
  return {
    env,
    features,
    plug: (what = POS_SCANNER) => ask({ op: 'plug', serial: '20343B1234', ...what }),
    send: (reports) =>
      ask({ op: 'send', reports: reports.map((one) => Buffer.from(one).toString('hex')) }),
    unplug: () => ask({ op: 'unplug' }),
    async close() {
      bed.stdin.end();
      await exited;
    },
  };
}
