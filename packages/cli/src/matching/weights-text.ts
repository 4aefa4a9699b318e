type Estimate = { value: number | null; low: number | null; high: number | null };
type Quality = { logLoss: Estimate; auc: Estimate; ece: Estimate };
type Bin = { weight: number; chance: number; taken: number };
type Numbers = { bias: number; parts: Record<string, { weight: number }> };

type FitRecord = {
  root: string;
  comparedWith: string;
  data: {
    decisions: number;
    used: number;
    taken: number;
    declined: number;
    organisations: number;
    byDecision: Record<string, number>;
  };
  largestOrganisation: { share: number; weight: number; sway: number };
  before: Numbers;
  after: Numbers;
  evaluation: {
    before: Quality;
    after: Quality;
    difference: Quality;
    reliability: { before: Bin[]; after: Bin[] };
  };
  better: boolean;
};

export type FitAnswer = { version: string | null; written: boolean; record: FitRecord };

export type WeightsOverview = {
  active: string;
  versions: {
    id: string;
    parent: string | null;
    active: boolean;
    usable: boolean;
    record: FitRecord | null;
    createdAt: string | null;
    createdBy: string | null;
  }[];
  activations: { version: string; kind: string; reason: string | null; at: string; by: string }[];
};

/** What a fit found, for people: what it saw, what it changed, how it does, and what became of it. */
export function fitText(answer: FitAnswer, { dryRun }: { dryRun: boolean }): string {
  const { record } = answer;
  const { data, evaluation, largestOrganisation: largest, comparedWith } = record;
  const bins = evaluation.reliability.after.map((bin, i) => {
    const before = evaluation.reliability.before[i];
    return [
      ...(before ? [before.chance, before.taken] : [Number.NaN, Number.NaN]).map(percent),
      ...[bin.chance, bin.taken].map(percent),
    ];
  });
  return [
    `${data.used} of ${data.decisions} decisions of ${data.organisations} organisations: ${data.taken} taken up, ${data.declined} not`,
    `  ${Object.entries(data.byDecision)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')}`,
    `largest organisation: ${percent(largest.share)} of the decisions, ${percent(largest.weight)} of the weight; without it chances move by ${largest.sway.toFixed(4)} on average`,
    '',
    table([
      ['weights', comparedWith, 'fitted'],
      ['bias', record.before.bias.toFixed(3), record.after.bias.toFixed(3)],
      ...Object.entries(record.after.parts).map(([name, { weight }]) => [
        ...[name, record.before.parts[name]?.weight.toFixed(3) ?? '', weight.toFixed(3)],
      ]),
    ]),
    '',
    'tested on organisations that the fit did not see; 95 % intervals over organisations',
    table([
      ['', comparedWith, 'fitted', 'difference'],
      ...(['logLoss', 'auc', 'ece'] as const).map((name) => [
        { logLoss: 'log loss', auc: 'AUC', ece: 'calibration error' }[name],
        ...[evaluation.before[name], evaluation.after[name], evaluation.difference[name]].map(shown),
      ]),
    ]),
    '',
    `reliability: chance given and share taken up, in bins of equal weight; left ${comparedWith}, right fitted`,
    table([['given', 'taken', 'given', 'taken'], ...bins]),
    '',
    verdict(answer, dryRun),
    '',
  ].join('\n');
}

function verdict({ version, written, record: { better, comparedWith } }: FitAnswer, dryRun: boolean): string {
  const how = better ? `better than ${comparedWith}` : `not better than ${comparedWith}`;
  if (version) {
    const what = written ? `wrote ${version}` : `${version} is the same already`;
    return `${what}, ${how}; to let it rule: techbourse matching activate ${version}`;
  }
  return dryRun ? `${how}; wrote nothing (--dry-run)` : `${how}; wrote nothing (--force writes it all the same)`;
}

/** Versions, newest first, and the last switches. */
export function overviewText({ versions, activations }: WeightsOverview): string {
  const rows = versions.map((version) => [
    version.active ? '*' : version.usable ? '' : 'x',
    ...[version.id, version.parent ?? '(reviewed)', version.createdAt ?? '', version.createdBy ?? ''],
    version.record ? shown(version.record.evaluation.difference.logLoss) : '',
  ]);
  const log = activations
    .slice(0, 10)
    .map(({ at, kind, version, by, reason }) => [at, kind, version, by, reason ?? '']);
  return [
    table([['', 'version', 'fitted beside', 'made', 'by', 'log loss against it'], ...rows]),
    '* rules   x fitted to the formulas of another release',
    ...(log.length > 0 ? ['', table([['when', 'what', 'version', 'by', 'why'], ...log])] : []),
    '',
  ].join('\n');
}

function shown({ value, low, high }: Estimate): string {
  const number = (one: number | null) => (one === null ? '?' : one.toFixed(4));
  return `${number(value)} [${number(low)}, ${number(high)}]`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '' : `${(100 * share).toFixed(1)} %`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
