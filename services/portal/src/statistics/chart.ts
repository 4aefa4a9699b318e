import { type Html, html } from '../page/html.ts';

export type Bar = { label: string; value: number; shown: string };

const ROW = 28;
const WIDTH = 640;
const LABEL = 200;
const VALUE = 130;

/** Horizontal bars from nought, with their values beside them. The table below it says the same in words. */
export function barChart(title: string, bars: readonly Bar[]): Html {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const height = bars.length * ROW + 4;
  const length = (value: number) => (most > 0 ? Math.max(1, ((WIDTH - LABEL - VALUE) * value) / most) : 0);
  const row = ({ label, value, shown }: Bar, at: number) => {
    const top = at * ROW + 4;
    const middle = top + ROW / 2 + 1;
    const bar = length(value);
    return html`<text x="${LABEL - 8}" y="${middle}" text-anchor="end">${short(label)}</text><rect x="${LABEL}" y="${top}" width="${bar.toFixed(1)}" height="${ROW - 8}" rx="2"/><text x="${(LABEL + bar + 6).toFixed(1)}" y="${middle}">${shown}</text>`;
  };
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>${bars.map(row)}</svg>`;
}

const LABEL_MAX = 26;
const short = (label: string) => (label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label);
