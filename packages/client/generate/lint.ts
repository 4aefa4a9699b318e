import { join } from 'node:path';
import { lintFromString, loadConfig } from '@redocly/openapi-core';

/** What `redocly lint` finds in a document by the rules of redocly.yaml, a line each; nothing when it is clean. */
export async function lintFaultsOf(document: object): Promise<string[]> {
  const config = await loadConfig({ configPath: join(import.meta.dirname, '../redocly.yaml') });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems
    .filter(({ ignored }) => !ignored)
    .map(({ ruleId, message, location }) => {
      const where = location.map((each) => ('pointer' in each ? each.pointer : '')).join(', ');
      return `${where} ${ruleId}: ${message.split('\n')[0]}`;
    });
}
