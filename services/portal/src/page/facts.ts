import { type Html, html, type Part } from './html.ts';

/** A list of names and values; what is missing has no row. */
export function factList(rows: readonly (readonly [name: string, value: Part])[]): Html {
  const shown = rows.filter(([, value]) => value !== undefined && value !== '' && value !== false && value !== null);
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A section with a heading, or nothing when it has no content. */
export function section(title: string, content: Part): Part {
  return content ? html`<section><h2>${title}</h2>${content}</section>` : undefined;
}

/** A table that scrolls by itself where it is too wide; numbers stand under each other. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Part[])[],
  numeric: readonly number[] = [],
): Html {
  const cell = (value: Part, at: number) =>
    numeric.includes(at) ? html`<td class="number">${value}</td>` : html`<td>${value}</td>`;
  const named = ([first, ...rest]: readonly Part[]) =>
    html`<tr><th scope="row">${first}</th>${rest.map((value, at) => cell(value, at + 1))}</tr>`;
  const heads = head.map(
    (name, at) => html`<th scope="col"${numeric.includes(at) && html` class="number"`}>${name}</th>`,
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.map(named)}</tbody></table></div>`;
}
