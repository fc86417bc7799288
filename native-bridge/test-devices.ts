import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A device without hardware, for tests: plugged in when made. */
export interface TestDevice {
  /** The device sends bytes, once somebody has opened it. */
  send(bytes: string | Uint8Array): Promise<void>;
  /** Pulls the cable. Twice does no harm. */
  unplug(): Promise<void>;
}

/** A device that is also written to. */
interface TestPty extends TestDevice {
  /** The bytes that it was sent so far. */
  taken(): Buffer;
}

/** A real pseudo terminal at `path`, held by socat; unplugging hangs it up. Linux and macOS. */
export async function plugInPty(path: string): Promise<TestPty> {
  const socat = spawn('socat', ['-d', '-d', 'STDIO', `pty,raw,echo=0,link=${path}`]);
  const exited = once(socat, 'exit');
  let words = '';
  for await (const chunk of socat.stderr.iterator({ destroyOnReturn: false })) {
    words += String(chunk);
    if (words.includes('starting data transfer loop')) break;
  }
  if (socat.exitCode !== null) throw new Error(`socat made no terminal: ${words}`);
  socat.stderr.resume();
  const taken: Buffer[] = [];
  socat.stdout.on('data', (bytes: Buffer) => taken.push(bytes));
  return {
    taken: () => Buffer.concat(taken),
    async send(bytes) {
      socat.stdin.write(bytes);
    },
    async unplug() {
      socat.kill();
      await exited;
    },
  };
}

/** A local socket at `path`, as the simulated world has one; unplugging ends it. */
export async function plugInSocket(path: string): Promise<TestDevice> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  }).listen(path);
  await once(server, 'listening');
  return {
    async send(bytes) {
      if (sockets.size === 0) await once(server, 'connection');
      for (const socket of sockets) socket.write(bytes);
    },
    async unplug() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroySoon();
      await closed;
    },
  };
}
