import { findPortError } from '../process/ports.mjs';
import { UserError } from '../user-error.mjs';

/**
 * Throws unless the gateway can listen on `host` and `port`, naming the setting to change.
 *
 * @param {{ host: string, port: number }} address
 */
export async function assertPortFree({ host, port }) {
  const obstacle = await findPortError(port, host);
  if (obstacle === undefined) return;
  if (obstacle === 'EADDRINUSE') {
    throw new UserError(
      `Port ${port} of ${host} is taken.`,
      `Set PORT to another one (PORT=${port + 1} npm start), or stop the program that uses it.`,
    );
  }
  if (obstacle === 'EACCES') {
    throw new UserError(`Port ${port} is not open to this user.`, 'Set PORT to a number above 1023.');
  }
  throw new UserError(
    `This machine cannot listen on ${host} (${obstacle}).`,
    'Set HOST to one of its addresses, or unset it for 127.0.0.1.',
  );
}
