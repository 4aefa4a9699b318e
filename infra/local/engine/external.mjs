import { canConnect } from '../process/ports.mjs';
import { UserError } from '../user-error.mjs';

/**
 * An external engine, named by a setting. We only check that it is there; it is theirs to stop.
 *
 * @param {{ name: string, setting: string, url: string, defaultPort: number }} options
 */
export function createExternalEngine({ name, setting, url, defaultPort }) {
  const address = parseUrl(setting, url);
  const port = Number(address.port || defaultPort);
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const notOurs = async () => {
    throw new Error(`${name} is set by ${setting} and not ours to stop`);
  };
  return {
    name,
    external: true,
    url,
    port,
    pid: undefined,
    isRunning: () => true,
    onDeath: () => {},
    start: async () => {
      if (await canConnect(port, host)) return;
      throw new UserError(
        `${setting} names ${host}:${port}, where nothing answers.`,
        `Start that ${name}, correct ${setting}, or unset it: then one is brought along.`,
      );
    },
    stop: async () => {},
    restart: notOurs,
    kill9: notOurs,
  };
}

function parseUrl(setting, url) {
  try {
    return new URL(url);
  } catch (cause) {
    throw new UserError(
      `${setting} is not a URL.`,
      `Correct it, or unset ${setting}: then one is brought along.`,
      cause,
    );
  }
}
