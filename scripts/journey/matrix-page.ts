/** What one asks, who asks, and the answer: `yes`, or the status of the refusal, with `*` when the policy lets it pass. */
export type Cell = { operation: string; action: string; who: string; cell: string };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The matrix as a page: routes by group, a column for each of those who ask. */
export function matrixPage(
  cells: readonly Cell[],
  who: readonly string[],
  facts: Readonly<Record<string, readonly string[]>>,
): string {
  const groups = Map.groupBy(cells, ({ operation }) => operation.split('/')[2] ?? '');
  const legend = padded(
    ['', 'who asks'],
    who.map((name, at) => [LETTERS[at] ?? '', name]),
  );
  const tables = [...groups].sort(byName).map(([group, own]) => {
    const routes = [...Map.groupBy(own, ({ operation }) => operation)].sort(byName);
    const head = ['route', 'action', ...who.map((_, at) => LETTERS[at] ?? '')];
    const rows = routes.map(([operation, asked]) => {
      const answers = who.map((name) => asked.find((one) => one.who === name)?.cell ?? '');
      return [`\`${operation}\``, `\`${asked[0]?.action}\``, ...answers];
    });
    return `### ${group}\n\n${padded(head, rows)}\n`;
  });
  const starred = Object.entries(facts).map(
    ([route, answers]) => `- \`${route}\`: ${answers.map((one) => `\`${one}\``).join(', ')}`,
  );
  return `${legend}\n\n${tables.join('\n')}\n### Stars\n\n${starred.join('\n')}\n`;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Padded as the formatter of the repository pads tables. */
function padded(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(3, name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
