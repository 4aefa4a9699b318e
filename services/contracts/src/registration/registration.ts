import type { Issue } from '@techbourse/api-schema';
import { fromMinor, type Money, toMinor } from '@techbourse/domain';
import type { RegisterContractRequest, RegistrationState } from '../api/index.ts';
import { sumMinor } from '../contract/money.ts';

type Contract = { currency: string; valueMinor: bigint; technologyMinor: bigint; sellerId: string; buyerId: string };

type Words = {
  recordedBy: string;
  confirmedSeq: number | null;
  voidedSeq: number | null;
};

/** Nobody but the parties and the operator records a registration, and what the operator records needs no second word. */
export function registrationStateOf(row: Words, { sellerId, buyerId }: Contract): RegistrationState {
  if (row.voidedSeq !== null) return 'voided';
  const byParty = row.recordedBy === sellerId || row.recordedBy === buyerId;
  return byParty && row.confirmedSeq === null ? 'self_recorded' : 'confirmed';
}

/** The values to record: those of the registration, else the contract's own. */
export function registeredValues(contract: Contract, { value, technologyValue }: RegisterContractRequest) {
  return {
    value: value ? toMinor(value) : contract.valueMinor,
    technology: technologyValue ? toMinor(technologyValue) : contract.technologyMinor,
  };
}

/** Every fault of a registration of this contract. */
export function registrationIssues(
  contract: Contract,
  input: RegisterContractRequest,
  { signedOn, today }: { signedOn: string; today: string },
): Issue[] {
  const unlike = currencyIssues(contract, input);
  if (unlike.length > 0) return unlike;
  const { currency } = contract;
  const { value, technology } = registeredValues(contract, input);
  const issues: Issue[] = [
    ...differenceIssues('value', { own: contract.valueMinor, registered: value, currency }, input.valueDifference),
    ...differenceIssues(
      'technology',
      { own: contract.technologyMinor, registered: technology, currency },
      input.technologyDifference,
    ),
  ];
  if (technology > value) {
    const message = `The technology value cannot be above the value, ${fromMinor(value, currency).amount}`;
    issues.push({ pointer: '/technologyValue', rule: 'registration.technology_value', message });
  }
  if (input.registeredOn < signedOn || input.registeredOn > today) {
    const message = `A registration lies between signing (${signedOn}) and today (${today})`;
    issues.push({ pointer: '/registeredOn', rule: 'registration.day', message });
  }
  return issues;
}

type Items = readonly { amount: Money }[] | undefined;

/** A value above the contract's own is itemised to the minor unit; one that is not has nothing to itemise. */
function differenceIssues(
  name: 'value' | 'technology',
  { own, registered, currency }: { own: bigint; registered: bigint; currency: string },
  items: Items,
): Issue[] {
  const pointer = `/${name}Difference`;
  const zero = (items ?? []).findIndex((item) => toMinor(item.amount) === 0n);
  if (zero >= 0) {
    const message = 'An item of the difference is above zero';
    return [{ pointer: `${pointer}/${zero}/amount`, rule: 'registration.item_zero', message }];
  }
  const wanted = registered > own ? registered - own : 0n;
  const given = sumMinor((items ?? []).map((item) => item.amount));
  if (given === wanted) return [];
  const [most, difference, sum] = [own, wanted, given].map((minor) => fromMinor(minor, currency).amount);
  if (!items) {
    const message = `The contract says ${most} ${currency}: itemise the ${difference} above it in ${pointer.slice(1)}`;
    const field = name === 'value' ? '/value' : '/technologyValue';
    return [{ pointer: field, rule: 'registration.above_contract', message }];
  }
  const message = `The items must come to ${difference} ${currency}, what is registered above the contract's ${most}; they come to ${sum}`;
  return [{ pointer, rule: 'registration.difference_sum', message }];
}

function currencyIssues({ currency }: Contract, input: RegisterContractRequest): Issue[] {
  const items = (name: 'valueDifference' | 'technologyDifference') =>
    (input[name] ?? []).map((item, index): [string, Money] => [`/${name}/${index}/amount`, item.amount]);
  const given: [string, Money | undefined][] = [
    ['/value', input.value],
    ['/technologyValue', input.technologyValue],
    ...items('valueDifference'),
    ...items('technologyDifference'),
  ];
  return given
    .filter(([, amount]) => amount !== undefined && amount.currency !== currency)
    .map(([pointer]) => ({
      pointer: `${pointer}/currency`,
      rule: 'registration.currency',
      message: `Values are in ${currency}`,
    }));
}
