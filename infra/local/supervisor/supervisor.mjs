import { pause } from '../process/wait.mjs';
import { STOP_ORDER } from './plan.mjs';
import { createService } from './service.mjs';

const ENGINE_RETRY_MS = 1_000;
const ENGINE_RETRY_LAST_MS = 30_000;

/**
 * Starts services in parallel, keeps them and the engines alive, and stops everything in order.
 *
 * @param {object} surroundings
 * @param {string} surroundings.dir  The data directory: pid files and logs go there.
 * @param {(line: string) => void} surroundings.log
 * @param {(error: Error) => void} surroundings.onFailure  What no restart can mend, such as a full disk.
 */
export function createSupervisor({ dir, log, onFailure }) {
  const services = new Map();
  let stopping = false;
  let engineDeaths = 0;

  return {
    /**
     * Resolves when the service is ready; rejects with a UserError when it ends before that. A failure by an engine
     * that died meanwhile is tried again.
     */
    start: async (plan) => {
      if (stopping) return;
      const service = createService(plan, { dir, log, onFailure });
      services.set(plan.name, service);
      for (;;) {
        const deathsBefore = engineDeaths;
        try {
          await service.start();
          return;
        } catch (error) {
          if (stopping || engineDeaths === deathsBefore) throw error;
          log(`${error.message} An engine was away; starting it again`);
        }
      }
    },
    pidOf: (name) => services.get(name)?.pid,
    /** Brings an engine back whenever it dies, or has died, on the same port, so that the services find it again. */
    watchEngine: (engine) => {
      const bringBack = async (reason) => {
        if (stopping) return;
        engineDeaths++;
        log(`${engine.name} ended (${reason}); starting it again`);
        for (let waitMs = ENGINE_RETRY_MS; !stopping; waitMs = Math.min(waitMs * 2, ENGINE_RETRY_LAST_MS)) {
          try {
            await engine.start();
            log(`${engine.name} is back`);
            return;
          } catch (error) {
            log(`${engine.name} did not come back: ${error.message} Trying again in ${waitMs / 1000} s`);
            await pause(waitMs);
          }
        }
      };
      engine.onDeath(bringBack);
      if (!engine.isRunning()) bringBack('before it was watched');
    },
    /** Gateway first, then the services, then the workers; each within its deadline. */
    stop: async () => {
      stopping = true;
      for (const names of orderOf(services)) await Promise.all(names.map((name) => services.get(name)?.stop()));
    },
  };
}

function orderOf(services) {
  const known = new Set(STOP_ORDER.flat());
  return [[...services.keys()].filter((name) => !known.has(name)), ...STOP_ORDER];
}
