import process from 'node:process';
import type { TestSpecification, Vitest } from 'vitest/node';
import { BaseSequencer, createVitest } from 'vitest/node';

/** What the parent asks: whether the tests that match the filters, in or outside a folder, pass now that the file has changed. */
export type Question = { file?: string; filters: readonly string[]; folder?: { path: string; isIn: boolean } };
export type Answer = { passed: boolean; files: number; failed: string[] };

// Of each test file, the longest that it took, in ms.
const durations = new Map<string, number>();

/** The quick ones first: the run ends with the first test that fails. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = ({ moduleId }: TestSpecification) => durations.get(moduleId) ?? 0;
    return files.toSorted((a, b) => took(a) - took(b));
  }
}

/**
 * A process that keeps one vitest, and with it the engines of its global set-up, for many runs in the folder it stands
 * in. Its parent writes the mistakes; it only reads files anew that it is told of.
 */
async function main(): Promise<void> {
  // vitest writes to the terminal of whoever runs it; what it says of a planted mistake nobody reads
  const vitest = await createVitest('test', {
    watch: false,
    bail: 1,
    reporters: [{}],
    silent: true,
    sequence: { sequencer: QuickFirst },
    root: process.cwd(),
  });
  const specifications = await vitest.globTestSpecifications();
  let turn = Promise.resolve();
  process.on('message', (question: Question) => {
    turn = turn.then(async () => {
      process.send?.(await answer(vitest, specifications, question));
    });
  });
  process.once('SIGTERM', () => void vitest.close().finally(() => process.exit(0)));
  process.once('disconnect', () => void vitest.close().finally(() => process.exit(0)));
  process.send?.('ready');
}

// The one before was mended meanwhile: it is read anew as well.
const changed = new Set<string>();

async function answer(vitest: Vitest, all: readonly TestSpecification[], question: Question): Promise<Answer> {
  const { file, filters, folder } = question;
  if (file) changed.add(file);
  for (const one of changed) vitest.invalidateFile(one);
  const wanted = all
    .filter(({ moduleId }) => filters.some((filter) => moduleId.includes(filter)))
    .filter(({ moduleId }) => !folder || moduleId.includes(folder.path) === folder.isIn);
  if (wanted.length === 0) return { passed: true, files: 0, failed: [] };
  const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(wanted);
  for (const module of testModules) {
    const { collectDuration, duration, setupDuration } = module.diagnostic();
    // a file that an earlier failure left out took no time
    const longest = Math.max(durations.get(module.moduleId) ?? 0, collectDuration + setupDuration + duration);
    durations.set(module.moduleId, longest);
  }
  // vitest hands out what it knows of earlier runs as well
  const asked = new Set(wanted.map(({ moduleId }) => moduleId));
  const failed = testModules
    .filter((module) => asked.has(module.moduleId) && !module.ok())
    .map(({ moduleId }) => moduleId);
  const errors = unhandledErrors.map((error) => (error instanceof Error ? error.message : String(error)));
  return { passed: failed.length === 0 && errors.length === 0, files: wanted.length, failed: [...failed, ...errors] };
}

await main();
