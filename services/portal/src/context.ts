import type { Logger, Metrics } from '@techbourse/platform';
import type { Ask } from './ask.ts';
import type { Assets } from './asset/assets.ts';
import type { Config } from './config.ts';
import type { Workbench } from './workbench/files.ts';

/** What every page works with. */
export type Context = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  assets: Assets;
  /** Undefined until it is built. */
  workbench: Workbench | undefined;
  /** Asks as whom the token names. */
  askAs: (token: string) => Ask;
};
