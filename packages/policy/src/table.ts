import { ACTIONS, type Action, ruleOf } from './actions.ts';
import { auditedReads } from './audited.ts';

const ON: Readonly<Record<ReturnType<typeof ruleOf>['on'], string>> = {
  anyone: 'anyone, on what is public',
  person: 'a signed-in person, for itself',
  organisation: 'an organisation, for itself',
  visible: 'anyone if published, else the owner and the operator',
  owner: 'the owner',
  owner_or_operator: 'the owner and the operator',
  party: 'a party',
  party_or_operator: 'a party and the operator',
  operator: 'the operator',
};

const BY_MANDATE = { never: 'never', whole: 'by one for all', any: 'on its subject' } as const;

/** The table of actions as Markdown, for people: what, who, a key's scope, a person's roles, what an agency may do of it. */
export function policyTable(): string {
  const head = ['action', 'who', 'scope of a key', 'role of a person', 'under a mandate'];
  const rows = (Object.keys(ACTIONS) as Action[]).map((action) => {
    const { scope, on, roles, verified, bound, onBehalf = on === 'person' ? 'never' : 'any' } = ruleOf(action);
    const whose = verified ? `${ON[on]}, verified` : ON[on];
    const who = bound ? `${whose}, bound or not` : whose;
    const given = scope ? [`\`${scope}\``, roles.join(', ')] : ['none', 'none'];
    return [`\`${action}\``, who, ...given, on === 'anyone' ? 'as anyone' : BY_MANDATE[onBehalf]];
  });
  return padded(head, rows);
}

/** Whose reads the audit notes, as Markdown. */
export function readsTable(): string {
  const rows = (Object.keys(ACTIONS) as Action[]).flatMap((action) => {
    const audited = auditedReads(action);
    const people = audited?.people?.map((path) => `\`${path}\``).join(', ') ?? '';
    return audited ? [[`\`${action}\``, audited.reads, people]] : [];
  });
  return padded(['action', 'reads of', 'people’s data'], rows);
}

/** Padded as the formatter of the repository pads tables. */
function padded(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
