import { readConfig } from '@techbourse/platform';
import { recordSettings } from '@techbourse/record';
import { z } from 'zod';

const configSchema = z.object(recordSettings);
export type Config = z.infer<typeof configSchema>;

export const readListingsConfig = (env: Record<string, string | undefined>): Config => readConfig(configSchema, env);
