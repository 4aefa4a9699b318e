import { createLogger, createMetrics } from '@techbourse/platform';
import { createAsk } from './ask.ts';
import { readAssets } from './asset/assets.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { readWorkbench } from './workbench/files.ts';

export function createContext(config: Config): Context {
  return {
    config,
    log: createLogger({ name: 'portal', level: config.LOG_LEVEL }),
    metrics: createMetrics('portal'),
    assets: readAssets(),
    workbench: readWorkbench(),
    askAs: createAsk(config),
  };
}
