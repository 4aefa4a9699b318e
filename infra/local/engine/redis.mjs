import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { findAllOnPath, readVersion } from '../process/programs.mjs';
import { UserError } from '../user-error.mjs';
import { createEngine } from './engine.mjs';
import { unpackDebianRedis } from './redis-debian.mjs';

const VERSION_MIN = [6, 2]; // BullMQ's floor

/**
 * Redis (or Valkey) on the files under `dir`: every write in the append-only file, no key ever evicted.
 *
 * @param {{ dir: string, password: string, ephemeral: boolean, log: (line: string) => void }} options
 */
export async function createRedis({ dir, password, ephemeral, log }) {
  const { program, env } = await findRedis({ log });
  return createEngine({
    name: 'redis',
    dir,
    log,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
    command: (port) => {
      // a file, because the command line, and with it the password, is everybody's to read
      const file = path.join(dir, 'redis.conf');
      fs.writeFileSync(file, configuration({ port, dir, password, ephemeral }), { mode: 0o600 });
      return { command: program, args: [file], env };
    },
    url: (port) => `redis://:${password}@127.0.0.1:${port}`,
    isReady: (port) => answersPing(port, password),
  });
}

function configuration({ port, dir, password, ephemeral }) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${JSON.stringify(dir)}`,
    `requirepass ${password}`,
    'appendonly yes',
    `appendfsync ${ephemeral ? 'no' : 'everysec'}`,
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

/** Program and environment to run it with: from PATH, else Debian's package unpacked under the tools folder. */
export async function findRedis({ log, searchPath = process.env.PATH }) {
  const recent = (program) => {
    const [major = 0, minor = 0] = readVersion(program) ?? [];
    return major > VERSION_MIN[0] || (major === VERSION_MIN[0] && minor >= VERSION_MIN[1]);
  };
  const onPath = [...findAllOnPath('redis-server', searchPath), ...findAllOnPath('valkey-server', searchPath)].find(
    recent,
  );
  if (onPath) return { program: onPath, env: process.env };
  const unpacked = await unpackDebianRedis({ log });
  if (unpacked && readVersion(unpacked.program, unpacked.env)) return unpacked;
  throw new UserError(
    `No Redis ${VERSION_MIN.join('.')} or newer on this machine.`,
    'Install it (Debian: apt-get install redis-server; macOS: brew install redis), or set REDIS_URL to a running server.',
  );
}

/** True when the server behind the port knows our password and has finished loading. */
function answersPing(port, password) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 1_000 });
    let reply = '';
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      reply += chunk;
      if (reply.includes('+PONG')) answer(true);
      else if (reply.includes('-')) answer(false);
    });
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
