import type { Mutation } from './mutation.ts';

export type Outcome = 'killed' | 'survived';

export type AreaReport = {
  area: string;
  /** All that the operators could plant, explained ones included. */
  possible: number;
  explained: number;
  planted: number;
  killed: number;
  /** Of the killed: by tests that no longer end. */
  timeouts: number;
  seconds: number;
  survivors: Survivor[];
};

export type Survivor = Omit<Mutation, 'source'>;

export function formatReport(reports: readonly AreaReport[]): string {
  const sum = (of: (report: AreaReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const total = {
    area: 'all',
    possible: sum(({ possible }) => possible),
    explained: sum(({ explained }) => explained),
    planted: sum(({ planted }) => planted),
    killed: sum(({ killed }) => killed),
    timeouts: sum(({ timeouts }) => timeouts),
    seconds: sum(({ seconds }) => seconds),
  };
  const head = ['area', 'possible', 'explained', 'planted', 'killed', 'timeouts', 'survived', 'killed %', 's'];
  const rows = [...reports, total].map(({ area, possible, explained, planted, killed, timeouts, seconds }) => [
    area,
    possible,
    explained,
    planted,
    killed,
    timeouts,
    planted - killed,
    planted === 0 ? '-' : Math.round((100 * killed) / planted),
    Math.round(seconds),
  ]);
  const lines = [head, ...rows].map((row) => row.map((cell, at) => pad(String(cell), at)).join('  '));
  return [...lines, '', ...reports.flatMap(({ survivors }) => survivors.map(formatSurvivor))].join('\n');
}

export function formatSurvivor({ file, line, operator, within, before, after }: Survivor): string {
  return [`${file}:${line}  ${operator}${within && ` in ${within}`}`, `  - ${before}`, `  + ${after}`].join('\n');
}

function pad(cell: string, at: number): string {
  return at === 0 ? cell.padEnd(8) : cell.padStart(9);
}
