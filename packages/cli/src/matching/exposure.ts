import type { Command } from 'commander';
import { operator, print, withUrl } from '../operator.ts';
import { type ConnectOptions, wholeNumber } from '../settings.ts';

/** `exposure`: who stands in the first places of the lists of pairs, and who in none. */
export function addExposureCommand(matching: Command): void {
  withUrl(
    matching
      .command('exposure')
      .description('how the first places of all lists fall on listings and demands, as shown and by score alone')
      .option('--top <places>', 'places of a list that count', wholeNumber(1, 100), 10),
  ).action(async ({ top, ...options }: ConnectOptions & { top: number }) =>
    print(await operator(options).get('/api/operations/matching/exposure', { query: { top } })),
  );
}
