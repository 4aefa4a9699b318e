import type { quotaSettings } from './config.ts';

type QuotaConfig = { [K in keyof typeof quotaSettings]: number };

export function quotasOf(config: QuotaConfig) {
  return {
    verified: { records: config.QUOTA_RECORDS, bytes: config.QUOTA_BYTES, rowsPerDay: config.QUOTA_ROWS_PER_DAY },
    unverified: {
      records: config.QUOTA_UNVERIFIED_RECORDS,
      bytes: config.QUOTA_UNVERIFIED_BYTES,
      rowsPerDay: config.QUOTA_UNVERIFIED_ROWS_PER_DAY,
    },
  };
}
