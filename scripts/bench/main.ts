import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type ApiOptions, runApi } from './api.ts';
import { type BuildingOptions, runBuilding } from './building.ts';
import { runDigests } from './digests.ts';
import { runFlow } from './flow.ts';
import { runIds } from './ids.ts';
import { runImportFiles } from './import-files.ts';
import { runKills } from './kills.ts';
import { type LanguageOptions, runLanguages } from './languages.ts';
import { runLearning } from './learning.ts';
import { runNumbers } from './numbers.ts';
import { type PortalOptions, runPortal } from './portal.ts';
import { runQuality } from './quality.ts';
import { runRetrievers } from './retrievers.ts';
import { runScale, type ScaleOptions } from './scale.ts';
import { runSearch, type SearchOptions } from './search.ts';
import { runSearchFilter } from './search-filter.ts';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`a whole number above 0 is needed, not "${text}"`);
  return value;
};

const program = new Command('bench').description('measures the exchange on this machine, on private engines');

program
  .command('quality')
  .description('ranking quality of the real pipeline on a test collection, beside its peers')
  .requiredOption('--data <dir>', 'folder with corpus.jsonl, queries.jsonl (queries_full.jsonl), qrels.tsv')
  .option('--split <name>', 'only the queries of this part (splits.tsv)')
  .option('--limit <n>', 'only the first queries of each set', whole)
  .option('--no-peers', 'leave the peers out')
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { data: string; split?: string; limit?: number; peers: boolean; json?: string }) =>
    keep(options.json, await runQuality(options)),
  );

program
  .command('retrievers')
  .description('how much of what exact retrieval finds the retriever on Meilisearch finds, and how fast')
  .requiredOption('--data <dir>', 'folder with corpus.jsonl, queries.jsonl (queries_full.jsonl), qrels.tsv')
  .option('--listings <n>', 'more than the collection has: the rest are varied from its own', whole)
  .option('--demands <n>', 'the same for demands', whole)
  .option('--limit <n>', 'only the first queries of each set', whole)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { data: string; listings?: number; demands?: number; limit?: number; json?: string }) =>
    keep(options.json, await runRetrievers(options)),
  );

program
  .command('scale')
  .description('pairing at 100,000 x 100,000: memory, one refresh, many, a full re-match; exact retrieval, two workers')
  .option('--listings <n>', 'open listings', whole, 100_000)
  .option('--demands <n>', 'open demands', whole, 100_000)
  .option('--base <n>', 'listings (and half as many demands) that are embedded; all others are varied', whole, 1500)
  .option('--data <dir>', 'folder with offers.jsonl.gz and needs.jsonl.gz instead of made-up texts')
  .option('--quick', 'a tenth of everything')
  .option('--no-rematch', 'leave the full re-match out')
  .option('--json <file>', 'also write the figures here')
  .action(async ({ quick, json, ...options }: ScaleOptions & { quick?: boolean; json?: string }) => {
    const tenth = (n: number) => Math.ceil(n / (quick ? 10 : 1));
    const { listings, demands, base } = options;
    const sizes = { listings: tenth(listings), demands: tenth(demands), base: tenth(base) };
    keep(json, await runScale({ ...options, ...sizes }));
  });

program
  .command('flow')
  .description('rates, latencies and memory of the main job: import, profile, pair, publish to visible pair, search')
  .option('--listings <n>', 'listings to import', whole, 2000)
  .option('--demands <n>', 'demands to import', whole, 400)
  .option('--data <dir>', 'folder with offers.jsonl.gz and needs.jsonl.gz instead of made-up texts')
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { listings: number; demands: number; data?: string; json?: string }) =>
    keep(options.json, await runFlow(options)),
  );

program
  .command('building')
  .description('profiles built side by side by 1, 2 and 4 workers, and a flood of copies built and paired')
  .option('--records <n>', 'listings of different texts', whole, 240)
  .option('--copies <n>', 'listings of one text', whole, 900)
  .option('--runs <n>', 'runs; medians are told', whole, 3)
  .option('--workers <list>', 'numbers of workers', (list: string) => list.split(',').map(whole), [1, 2, 4])
  .option('--endpoint-ms <n>', 'how long the embedding endpoint takes', whole, 200)
  .option('--only <word>', 'only the loads whose name has it')
  .option('--beside <dir>', 'another checkout, measured in turn with this one')
  .option('--json <file>', 'also write the figures here')
  .action(async (options: BuildingOptions & { json?: string }) => keep(options.json, await runBuilding(options)));

program
  .command('api')
  .description('reads through the gateway at ten connections, beside one process that runs the same SQL')
  .option('--seconds <n>', 'of each load in a round', whole, 10)
  .option('--rounds <n>', 'rounds; medians are told', whole, 3)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: ApiOptions & { json?: string }) => keep(options.json, await runApi(options)));

program
  .command('search')
  .description('the judged queries over the demo catalogue, beside Meilisearch as it comes and Postgres full text')
  .option('--records <n>', 'fill the index of listings up to so many with invented ones', whole)
  .option('--no-peers', 'leave the peers out')
  .option('--missed', 'tell each query whose first places are not as they should be')
  .option('--json <file>', 'also write the figures here')
  .action(async (options: SearchOptions & { json?: string }) => keep(options.json, await runSearch(options)));

program
  .command('search-filter')
  .description('what the filter of who may see what costs a search, beside the same search of whoever sees all')
  .option('--listings <n>', 'pairs in the index, one for each listing', whole, 20_000)
  .option('--searches <n>', 'searches of each reader; medians are told', whole, 400)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { listings: number; searches: number; json?: string }) =>
    keep(options.json, await runSearchFilter(options)),
  );

program
  .command('ids')
  .description('whether the time of a refusal tells a stranger which ids exist')
  .option('--rounds <n>', 'how often each id is asked for', whole, 20)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { rounds: number; json?: string }) => keep(options.json, await runIds(options)));

program
  .command('import-files')
  .description('tables and bibliographic XML of many rows: how fast they are read and mapped, and in how much memory')
  .option('--rows <n>', 'rows of each file', whole, 20_000)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { rows: number; json?: string }) => keep(options.json, await runImportFiles(options)));

program
  .command('numbers')
  .description('spellings of patent numbers, read to one form; different documents must never be read as one')
  .option('--count <n>', 'how many spellings', whole, 1_000_000)
  .option('--seed <n>', 'another seed writes other documents', whole, 20_270_101)
  .option('--json <file>', 'also write the figures here')
  .action((options: { count: number; seed: number; json?: string }) => keep(options.json, runNumbers(options)));

program
  .command('digests')
  .description('mail digests of many people that are due at one moment: made, and taken by a server')
  .option('--people <n>', 'how many', whole, 10_000)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { people: number; json?: string }) => keep(options.json, await runDigests(options)));

program
  .command('portal')
  .description('pages in Chromium: their weight, how soon they are painted and answer; pages that one core renders')
  .option('--listings <n>', 'published listings', whole, 20_000)
  .option('--rounds <n>', 'fresh browsers for each page', whole, 5)
  .option('--seconds <n>', 'of rendering', whole, 10)
  .option('--json <file>', 'also write the figures here')
  .action(async ({ json, ...options }: PortalOptions & { json?: string }) => keep(json, await runPortal(options)));

program
  .command('kills')
  .description('processes are killed under load: acknowledged writes, how many of them are lost or doubled')
  .option('--kills <n>', 'how many, over engines and services in turn', whole, 60)
  .option('--json <file>', 'also write the figures here')
  .action(async (options: { kills: number; json?: string }) => keep(options.json, await runKills(options)));

program
  .command('languages')
  .description('needs in Chinese and Russian find English offers, and the other way round')
  .option('--titles <file>', 'jsonl of {code, level, en, zh, ru}: titles of one heading in three languages')
  .option('--needs <dir>', 'a test collection with titles.jsonl and needs-zh-ru.jsonl: real needs in three languages')
  .option('--offers <n>', 'offers that are ranked for those needs', whole, 1000)
  .option('--folder <dir>', 'rank those needs by this multilingual model as well')
  .option('--need-prefix <text>', 'what it reads before a need', '')
  .option('--offer-prefix <text>', 'what it reads before an offer', '')
  .option('--no-peers', 'leave the peers out')
  .option('--json <file>', 'also write the figures here')
  .action(async (options: LanguageOptions & { json?: string }) => keep(options.json, await runLanguages(options)));

program
  .command('learning')
  .description('a simulated year of decisions: what monthly fits gain, and how far one organisation can move them')
  .option('--json <file>', 'also write the figures here')
  .action((options: { json?: string }) => keep(options.json, runLearning()));

function keep(file: string | undefined, figures: unknown): void {
  if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
