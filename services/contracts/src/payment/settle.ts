import type { Issue } from '@techbourse/api-schema';
import { fromMinor, toMinor } from '@techbourse/domain';
import type { ContractTerms, RecordPaymentRequest } from '../api/index.ts';
import { type Balance, byAge, type LineBalance, type Part, smaller } from './balance.ts';
import { royaltyCeiling } from './royalty.ts';

/** `allocated`: the rules chose the lines, because the payment named none. `unusual`: accepted only for the given reason. */
export type Settling = { parts: Part[]; allocated: boolean; unusual: boolean };

type Read = { settling: Settling; issues: Issue[] };

type PaidTerms = Pick<ContractTerms, 'value' | 'payment' | 'term'>;

/** What a payment settles, or every fault of it. The amount is above zero. */
export function settle(terms: PaidTerms, balance: Balance, input: RecordPaymentRequest, endedOn?: string): Read {
  const read = readParts(balance, input);
  if (Array.isArray(read)) return { settling: { parts: [], allocated: false, unusual: false }, issues: read };
  const { parts, allocated } = read;
  const issues: Issue[] = [];
  let unusual = false;
  const exception = (found: Issue | undefined) => {
    if (!found) return;
    unusual = true;
    if (!input.confirmUnusual) issues.push(found);
  };
  for (const [at, part] of parts.entries()) {
    const line = part.line === null ? undefined : balance.lines[part.line - 1];
    if (!line) {
      exception(ceilingIssue(terms, balance, part.minor));
      continue;
    }
    const pointer = input.lines ? `/lines/${at}/amount` : '/amount';
    if (part.minor > line.open) issues.push(aboveDue(pointer, line.open, input.currency));
    if (line.lapsed && endedOn !== undefined)
      exception(afterEnd(input.lines ? `/lines/${at}/line` : '/scheduleLine', line, endedOn));
  }
  return { settling: { parts, allocated, unusual }, issues };
}

function readParts(balance: Balance, input: RecordPaymentRequest): { parts: Part[]; allocated: boolean } | Issue[] {
  const minor = toMinor(input);
  const { scheduleLine, lines, royalty } = input;
  if (royalty && !balance.royalty) {
    return [issue('/royalty', 'payment.no_royalty', 'This contract has no running royalty')];
  }
  if (scheduleLine !== undefined) {
    if (lines || royalty) {
      const message = 'scheduleLine takes the whole payment: name the parts in lines instead';
      return [issue('/scheduleLine', 'payment.line_twice', message)];
    }
    if (scheduleLine > balance.lines.length) return [noLine('/scheduleLine', balance)];
    return { parts: [{ line: scheduleLine, minor }], allocated: false };
  }
  if (lines) return namedParts(balance, input, lines);
  if (royalty || (balance.royalty && balance.lines.length === 0)) {
    return { parts: [{ line: null, minor }], allocated: false };
  }
  return balance.royalty ? royaltyUnlessUnclear(balance, input, minor) : oldestFirst(balance, input, minor);
}

function namedParts(
  balance: Balance,
  input: RecordPaymentRequest,
  lines: NonNullable<RecordPaymentRequest['lines']>,
): { parts: Part[]; allocated: boolean } | Issue[] {
  const { currency } = input;
  const minor = toMinor(input);
  const parts = lines.map(({ line, amount }): Part => ({ line, minor: toMinor({ amount, currency }) }));
  const issues = parts.flatMap((part, at) => {
    if (part.line !== null && part.line > balance.lines.length) return [noLine(`/lines/${at}/line`, balance)];
    if (part.minor === 0n) return [issue(`/lines/${at}/amount`, 'payment.zero', 'A part of a payment is above zero')];
    if (parts.findIndex((other) => other.line === part.line) === at) return [];
    return [issue(`/lines/${at}/line`, 'payment.line_twice', 'Name a line once')];
  });
  if (issues.length > 0) return issues;
  const named = parts.reduce((all, part) => all + part.minor, 0n);
  if (input.royalty && named < minor) parts.push({ line: null, minor: minor - named });
  else if (named !== minor || input.royalty) {
    const rest = input.royalty ? ', which leaves nothing for royalties' : '';
    const message = `The lines come to ${fromMinor(named, currency).amount}, the payment to ${fromMinor(minor, currency).amount}${rest}`;
    return [issue('/lines', 'payment.lines_sum', message)];
  }
  return { parts, allocated: false };
}

/** Beside a schedule an amount without a line is a royalty, unless a line is due or has the same amount. */
function royaltyUnlessUnclear(
  balance: Balance,
  input: RecordPaymentRequest,
  minor: bigint,
): { parts: Part[]; allocated: boolean } | Issue[] {
  const open = openLines(balance);
  const alike = open.filter((line) => line.dueOn <= input.paidOn || line.open === minor);
  const candidates = alike.length === 0 && sumOpen(open) === minor ? open : alike;
  if (candidates.length === 0) return { parts: [{ line: null, minor }], allocated: true };
  const named = candidates.map((line) => `${line.line} (${fromMinor(line.open, input.currency).amount} open)`);
  const message = `This may be line ${named.join(', ')} or a running royalty: say scheduleLine, lines or royalty`;
  return [issue('/scheduleLine', 'payment.line_needed', message)];
}

function oldestFirst(
  balance: Balance,
  input: RecordPaymentRequest,
  minor: bigint,
): { parts: Part[]; allocated: boolean } | Issue[] {
  const open = openLines(balance);
  const all = sumOpen(open);
  if (minor > all) return [aboveDue('/amount', all, input.currency)];
  let left = minor;
  const parts = byAge(open).flatMap((line): Part[] => {
    const taken = smaller(left, line.open);
    left -= taken;
    return taken > 0n ? [{ line: line.line, minor: taken }] : [];
  });
  return { parts, allocated: true };
}

function openLines(balance: Balance): LineBalance[] {
  return balance.lines.filter((line) => line.open > 0n && !line.lapsed);
}

function sumOpen(lines: readonly LineBalance[]): bigint {
  return lines.reduce((all, line) => all + line.open, 0n);
}

/** Disputed payments count too: otherwise each dispute would make room for another payment. */
function ceilingIssue(terms: PaidTerms, balance: Balance, minor: bigint): Issue | undefined {
  const { royalty } = balance;
  const ceiling = royaltyCeiling(terms);
  const all = minor + (royalty ? royalty.reported + royalty.confirmed + royalty.disputed : 0n);
  if (all <= ceiling.minor) return undefined;
  const { currency } = terms.value;
  const [come, most] = [fromMinor(all, currency).amount, fromMinor(ceiling.minor, currency).amount];
  const message = `Running royalties would come to ${come} ${currency}, above the ceiling of ${most}: ${ceiling.basis}. If the amount is right, say why in confirmUnusual`;
  return issue('/amount', 'payment.royalty_ceiling', message);
}

function afterEnd(pointer: string, line: LineBalance, endedOn: string): Issue {
  const message = `The contract ended on ${endedOn}, before line ${line.line} was due. If it is paid all the same, say why in confirmUnusual`;
  return issue(pointer, 'payment.after_end', message);
}

function aboveDue(pointer: string, open: bigint, currency: string): Issue {
  const message = `At most ${fromMinor(open, currency).amount} ${currency} is still due here`;
  return issue(pointer, 'payment.above_due', message);
}

function noLine(pointer: string, { lines }: Balance): Issue {
  const message =
    lines.length === 0 ? 'This contract has no schedule' : `The schedule has the lines 1 to ${lines.length}`;
  return issue(pointer, 'payment.line', message);
}

function issue(pointer: string, rule: string, message: string): Issue {
  return { pointer, rule, message };
}
