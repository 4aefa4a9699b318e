import { ANONYMOUS } from '@techbourse/policy';
import { buildApp, createLogger, runService } from '../src/index.ts';

/**
 * A process with one route that answers when its standard input ends, for tests of how it stops. What happens is told as
 * lines of the log; the argument says what is wrong with it.
 */
const fault = process.argv[2];
const log = createLogger({ name: 'stopping', level: 'info' });
const app = await buildApp({ name: 'stopping', log, authenticate: async () => ANONYMOUS });
const ended = new Promise((resolve) => process.stdin.resume().once('end', resolve));
app.get('/slow', { config: { open: true } }, async () => {
  log.info('asked');
  await ended;
  log.info('answered');
  return 'whole';
});
const stop = async () => {
  log.info('stopped');
  if (fault === 'fails') throw new Error('cannot close');
  if (fault === 'hangs') await new Promise(() => {});
};
await runService({ app, stop }, { host: '127.0.0.1', port: 0, log, ...(fault === 'hangs' ? { deadlineMs: 300 } : {}) });
