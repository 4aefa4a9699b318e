import net from 'node:net';

// Below the ranges from which Linux (32768+) and macOS (49152+) take the ports of outgoing connections. A client that
// knocks again and again at a stopped engine could otherwise be given that very port, and be connected to itself.
const FIRST = 20_000;
const LAST = 29_999;

/** A free port of 127.0.0.1. Another program may take it at once, so callers retry. */
export async function findFreePort() {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isPortFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}

/** Whether a server could listen on the port now. */
export async function isPortFree(port, host = '127.0.0.1') {
  return (await findPortError(port, host)) === undefined;
}

/** Why no server can listen there now, as the system's error code (EADDRINUSE, EACCES, ...), or undefined. */
export function findPortError(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Whether a program accepts connections there. */
export function canConnect(port, host = '127.0.0.1', timeoutMs = 2_000) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: timeoutMs });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
