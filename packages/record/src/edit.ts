/** A record's content after an edit: given fields replace, `null` empties. The caller checks the whole again. */
export function applyEdit(content: object, changes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...content, ...changes }).filter(([, value]) => value !== null));
}
