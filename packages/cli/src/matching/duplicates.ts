import type { Command } from 'commander';
import { operator, print, withUrl } from '../operator.ts';
import type { ConnectOptions } from '../settings.ts';

/** `duplicates rebuild`: looks anew for records that are one patent or one text. */
export function addDuplicatesCommand(matching: Command): void {
  const duplicates = matching.command('duplicates').description('records that are one patent family or one text');
  withUrl(
    duplicates
      .command('rebuild')
      .description('look for them anew in the background, after a change of the embedder; `jobs` shows what follows'),
  ).action(async (options: ConnectOptions) =>
    print(await operator(options).post('/api/operations/matching/duplicates')),
  );
}
