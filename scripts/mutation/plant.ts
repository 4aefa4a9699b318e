import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Area, filesOf } from './areas.ts';
import { choose, type Explained, isExplained, type Mutation, mutationsOf } from './mutation.ts';
import { type AreaReport, formatSurvivor, type Survivor } from './report.ts';
import type { Tests } from './tests.ts';

// A mistake may make the tests slower; on a busy machine they are slower anyway.
const SLOWER = 4;
const TIMEOUT_MIN_MS = 60_000;
const FIRST_RUN_MS = 15 * 60_000;

export type PlantOptions = {
  copy: string;
  tests: Pick<Tests, 'run'>;
  count: number;
  seed: number;
  explained: readonly Explained[];
  log: (line: string) => void;
  /** Of one run; several times what the sound sources take when left out. */
  timeoutMs?: number;
};

/**
 * Plants `count` mistakes in an area of the copy, one at a time, and runs its tests each time: those beside the mistake
 * first, the others only if it is still unnoticed.
 * @throws Error when the tests fail before anything was planted.
 */
export async function plant(area: Area, options: PlantOptions): Promise<AreaReport> {
  const { copy, tests, explained, log } = options;
  const from = performance.now();
  const possible = filesOf(area, copy).flatMap((file) =>
    mutationsOf(file, readFileSync(path.join(copy, file), 'utf8')),
  );
  const unexplained = possible.filter((mutation) => !isExplained(mutation, explained));
  const chosen = choose(unexplained, options.count, options.seed);
  const sound = await tests.run({ filters: area.tests }, FIRST_RUN_MS);
  if (sound === 'timeout' || !sound.passed || sound.files === 0) {
    throw new Error(`the tests of ${area.name} do not pass as they are: ${sound === 'timeout' ? sound : sound.failed}`);
  }
  const timeoutMs = options.timeoutMs ?? Math.max(TIMEOUT_MIN_MS, SLOWER * (performance.now() - from));
  const survivors: Survivor[] = [];
  let timeouts = 0;
  for (const [index, mutation] of chosen.entries()) {
    const outcome = await tryOut(mutation, area, options, timeoutMs);
    if (outcome === 'timeout') timeouts += 1;
    const { source: _, ...survivor } = mutation;
    if (outcome === 'survived') survivors.push(survivor);
    log(
      `${area.name} ${index + 1}/${chosen.length}: ${outcome}${outcome === 'survived' ? `\n${formatSurvivor(survivor)}` : ''}`,
    );
  }
  return {
    area: area.name,
    possible: possible.length,
    explained: possible.length - unexplained.length,
    planted: chosen.length,
    killed: chosen.length - survivors.length,
    timeouts,
    seconds: (performance.now() - from) / 1000,
    survivors,
  };
}

async function tryOut(mutation: Mutation, area: Area, { copy, tests }: PlantOptions, timeoutMs: number) {
  const file = path.join(copy, mutation.file);
  const sound = readFileSync(file);
  writeFileSync(file, mutation.source);
  try {
    const beside = `/${path.posix.dirname(mutation.file)}/`;
    for (const isIn of [true, false]) {
      const answer = await tests.run({ file, filters: area.tests, folder: { path: beside, isIn } }, timeoutMs);
      if (answer === 'timeout') return 'timeout';
      if (!answer.passed) return 'killed';
    }
    return 'survived';
  } finally {
    writeFileSync(file, sound);
  }
}
