/** Codes and their labels, as choices of a field. */
export function labelled<Code extends string>(
  labels: Readonly<Record<Code, string>>,
): { value: Code; label: string }[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value: value as Code, label }));
}
