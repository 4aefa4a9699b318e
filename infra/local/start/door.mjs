import { Problem } from '../problem.mjs';
import { findPortObstacle } from '../process/ports.mjs';

/**
 * Throws unless the gateway can listen on `host` and `port`, naming the setting to change.
 *
 * @param {{ host: string, port: number }} address
 */
export async function assertDoorFree({ host, port }) {
  const obstacle = await findPortObstacle(port, host);
  if (obstacle === undefined) return;
  if (obstacle === 'EADDRINUSE') {
    throw new Problem(
      `Port ${port} of ${host} is taken.`,
      `Set PORT to another one (PORT=${port + 1} npm start), or stop who uses it.`,
    );
  }
  if (obstacle === 'EACCES') {
    throw new Problem(`Port ${port} is not open to this user.`, 'Set PORT to a number above 1023.');
  }
  throw new Problem(
    `This machine cannot listen on ${host} (${obstacle}).`,
    'Set HOST to one of its addresses, or unset it for 127.0.0.1.',
  );
}
