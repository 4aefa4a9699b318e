import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { registerFolder } from '../../infra/local/process/reaper.mjs';
import { AREAS } from './areas.ts';
import { EXPLAINED } from './explained.ts';
import { plant } from './plant.ts';
import { type AreaReport, formatReport } from './report.ts';
import { Tests } from './tests.ts';
import { copyTree } from './tree.ts';

const root = path.join(import.meta.dirname, '../..');
const names = AREAS.map(({ name }) => name);

const program = new Command('mutation')
  .description('plants mistakes in the rules of an area, one at a time in a copy, and tells which no test notices')
  .option('--count <n>', 'mistakes, spread over the areas', whole, 100)
  .option('--seed <n>', 'which mistakes: the same seed, the same ones', whole, 1)
  .option('--area <name...>', `of ${names.join(', ')}; all when left out`, names)
  .option('--json <file>', 'also write the report here')
  .action(run);

type Options = { count: number; seed: number; area: string[]; json?: string };

async function run({ count, seed, area, json }: Options): Promise<void> {
  const unknown = area.find((name) => !names.includes(name));
  if (unknown) throw new InvalidArgumentError(`no area ${unknown}: ${names.join(', ')}`);
  const copy = mkdtempSync(path.join(tmpdir(), 'techbourse-mutation-'));
  registerFolder(copy);
  copyTree(root, copy);
  const tests = new Tests(copy, process.env);
  const chosen = AREAS.filter(({ name }) => area.includes(name));
  const reports: AreaReport[] = [];
  try {
    for (const [index, one] of chosen.entries()) {
      const share = Math.floor(count / chosen.length) + (index < count % chosen.length ? 1 : 0);
      const report = await plant(one, {
        copy,
        tests,
        count: share,
        seed,
        explained: EXPLAINED,
        log: console.error,
      });
      reports.push(report);
      if (json) writeFileSync(json, `${JSON.stringify({ seed, areas: reports }, null, 2)}\n`);
    }
  } finally {
    await tests.close();
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(formatReport(reports));
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number above 0 is needed');
  return value;
}

await program.parseAsync();
