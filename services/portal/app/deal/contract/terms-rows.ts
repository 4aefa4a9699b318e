import type { Labels } from 'virtual:labels/en';
import type { Format } from '../../words/format.ts';
import type { Words } from '../../words/words.tsx';
import type { Terms } from '../reads.ts';

export type TermRow = { key: string; name: string; value: string };
export type TermSection = { key: keyof Words['deal']['contract']['sections']; rows: TermRow[] };
export type Said = {
  words: Words;
  labels: Labels;
  format: Format;
  /** Of a listing, as far as it is known here. */
  titleOf: (listingId: string) => string | undefined;
};

type Named = keyof Words['deal']['contract']['rows'];

/** A text of a contract as rows of names and values, in the reader's language: to be read, and to be compared. */
export function termSections(terms: Terms, said: Said): TermSection[] {
  const { words } = said;
  const row = (key: Named, value: string | undefined): TermRow[] =>
    value ? [{ key, name: words.deal.contract.rows[key], value }] : [];
  const lines = (all: readonly string[]) => all.join('\n');
  return [
    { key: 'parties', rows: partyRows(terms, said) },
    {
      key: 'subject',
      rows: [
        ...row('title', terms.title),
        ...row('type', said.labels.contractTypes[terms.type]),
        ...row('kind', said.labels.contractKinds[terms.kind]),
        ...row('subject', terms.subject),
        ...row('listings', lines(listingLines(terms, said))),
        ...row('patents', terms.patents.join(', ')),
        ...row('clauses', terms.clauses),
      ],
    },
    { key: 'rights', rows: rightRows(terms, said, row) },
    { key: 'money', rows: moneyRows(terms, said, row) },
    {
      key: 'frame',
      rows: [
        ...row('term', period(terms.term, said)),
        ...row('law', said.format.country(terms.term.law)),
        ...row(
          'place',
          [terms.place.city, terms.place.region, said.format.country(terms.place.country)].filter(Boolean).join(', '),
        ),
      ],
    },
    { key: 'agencies', rows: agencyRows(terms, said) },
  ];
}

type Row = (key: Named, value: string | undefined) => TermRow[];

function partyRows({ parties }: Terms, { words, labels }: Said): TermRow[] {
  return parties.map(({ organisationId, role, name, representative }) => ({
    key: `party ${organisationId}`,
    name: labels.contractRoles[role],
    value: [name, representative && words.deal.contract.represented(representative)].filter(Boolean).join(', '),
  }));
}

function listingLines({ listings }: Terms, { words, format, titleOf }: Said): string[] {
  return listings.map(
    ({ listingId, version }) =>
      `${titleOf(listingId) ?? listingId}, ${words.deal.contract.listingVersion(format.number(version))}`,
  );
}

function rightRows({ licence, assignment }: Terms, said: Said, row: Row): TermRow[] {
  const { words, labels } = said;
  if (assignment) return row('territory', territoryOf(assignment.territory, said));
  if (!licence) return [];
  const { fieldOfUse: field, from, to } = licence;
  return [
    ...row('exclusivity', labels.licenceExclusivities[licence.exclusivity]),
    ...row(
      'fieldOfUse',
      field.kind === 'all'
        ? words.deal.contract.allFields
        : [field.codes.join(', '), field.description].filter(Boolean).join(': '),
    ),
    ...row('territory', territoryOf(licence.territory, said)),
    ...row('sublicensing', labels.sublicensingRules[licence.sublicensing]),
    ...row('licenceTerm', from && period({ from, to: to ?? null }, said)),
  ];
}

function moneyRows(terms: Terms, said: Said, row: Row): TermRow[] {
  const { words, labels, format } = said;
  const { payment } = terms;
  const told = words.deal.contract;
  const schedule = payment.kind === 'royalty' ? [] : payment.schedule;
  const royalty = 'royalty' in payment ? payment.royalty : undefined;
  return [
    ...row('value', format.money(terms.value)),
    ...row('technologyValue', format.money(terms.technologyValue)),
    ...row(
      'otherItems',
      terms.otherItems
        .map(({ kind, description, amount }) =>
          [labels.otherItemKinds[kind], description, format.money(amount)].filter(Boolean).join(', '),
        )
        .join('\n'),
    ),
    ...row(
      'payment',
      [
        labels.paymentKinds[payment.kind],
        payment.kind === 'entry_fee_and_royalty' && told.entryFee(format.money(payment.entryFee)),
      ]
        .filter(Boolean)
        .join(', '),
    ),
    ...row(
      'schedule',
      schedule
        .map(({ dueOn, amount, condition }) =>
          [told.line(format.day(dueOn), format.money(amount)), condition].filter(Boolean).join(', '),
        )
        .join('\n'),
    ),
    ...row(
      'royalty',
      royalty &&
        [
          told.royaltyOf(format.number(royalty.ratePercent), labels.royaltyBases[royalty.base]),
          royalty.minimumPerYear && told.minimum(format.money(royalty.minimumPerYear)),
          royalty.reportMonths && told.reported(royalty.reportMonths),
        ]
          .filter(Boolean)
          .join(', '),
    ),
    ...row(
      'equity',
      payment.kind === 'equity'
        ? [
            told.shares(format.number(payment.sharePercent), payment.company),
            payment.cash && told.cash(format.money(payment.cash)),
          ]
            .filter(Boolean)
            .join(' ')
        : undefined,
    ),
  ];
}

function agencyRows({ agencies }: Terms, { words, format }: Said): TermRow[] {
  const told = words.deal.contract;
  return agencies.map(({ organisationId, name, side, mandates = [] }) => {
    const promised = mandates.map(({ commission: { rate, fixed }, earns }) => {
      const amounts = earns.filter(({ agencyId }) => agencyId === organisationId).flatMap((one) => one.amounts);
      return [
        rate && told.commissionOf(format.number(rate.percent), told.commissionBases[rate.base]),
        fixed && format.money(fixed),
        amounts.length > 0 && told.earns(format.list(amounts.map(format.money))),
      ]
        .filter(Boolean)
        .join(', ');
    });
    return {
      key: `agency ${organisationId}`,
      name: `${name}, ${told.agencyOf[side]}`,
      value: promised.length > 0 ? promised.join('\n') : told.noCommission,
    };
  });
}

function territoryOf(territory: NonNullable<Terms['assignment']>['territory'], { words, format }: Said): string {
  return territory.kind === 'worldwide'
    ? words.deal.contract.worldwide
    : format.list(territory.countries.map(format.country));
}

function period({ from, to }: { from: string; to: string | null }, { words, format }: Said): string {
  const told = words.deal.contract;
  return to === null ? told.from(format.day(from)) : told.fromTo(format.day(from), format.day(to));
}

export type ChangedRow = { key: string; name: string; before: string; now: string };

/** What a reader finds changed between two texts; rows that came or went have nothing on one side. */
export function changedRows(before: readonly TermSection[], now: readonly TermSection[]): ChangedRow[] {
  const rowsOf = (sections: readonly TermSection[]) =>
    new Map(sections.flatMap(({ rows }) => rows.map((row) => [row.key, row])));
  const [old, present] = [rowsOf(before), rowsOf(now)];
  return [...new Set([...present.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), present.get(key)];
    if (was?.value === is?.value && was?.name === is?.name) return [];
    return [{ key, name: is?.name ?? was?.name ?? '', before: was?.value ?? '', now: is?.value ?? '' }];
  });
}
