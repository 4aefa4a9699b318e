import { UserError } from '../user-error.mjs';

/** What `npm start -- --help` prints. */
export const HELP = `npm start -- [options]

  --check     run the main job once from end to end on the demo catalogue, print one JSON line,
              stop everything; exit code 0 if all went well. Uses a free port.
  --no-demo   leave the demo catalogue out
  --reset     throw away everything this exchange knows, then start afresh (asks first)
  --yes       with --reset: do not ask
  --help      this text

  Settings in the environment
  PORT        where the exchange listens (3000)
  HOST        on which address (127.0.0.1)
  DATA_DIR    where its data lives (.data)
  EXCHANGE_TIME_ZONE
              whose midnight begins its days and months, such as Asia/Shanghai (UTC)
  TOOLS_DIR   where programs and models it brought along live (.tools)
  DATABASE_URL, REDIS_URL, MEILI_URL with MEILI_KEY
              engines that run elsewhere; without them they are brought along
`;

const FLAGS = {
  '--check': 'check',
  '--no-demo': 'noDemo',
  '--reset': 'reset',
  '--yes': 'yes',
  '--help': 'help',
  '-h': 'help',
};

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function readOptions(args, env) {
  const options = { check: false, noDemo: false, reset: false, yes: false, help: false };
  for (const arg of args) {
    const name = Object.hasOwn(FLAGS, arg) ? FLAGS[arg] : undefined;
    if (!name) throw new UserError(`Unknown option ${arg}.`, 'npm start -- --help lists them.');
    options[name] = true;
  }
  if (options.check && options.noDemo)
    throw new UserError('--check works on the demo catalogue.', 'Leave --no-demo out.');
  if (options.yes && !options.reset) throw new UserError('--yes answers the question of --reset.', 'Leave it out.');
  return { ...options, port: readPort(env.PORT), host: env.HOST || '127.0.0.1' };
}

function readPort(text) {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new UserError(`PORT is "${text}".`, 'Set PORT to a number from 1 to 65535.');
}
