import { CONTRACT_CHANGED, type ContractChanged, contractChangedSchema } from '@techbourse/contracts/api';
import { type Language, startOfDay } from '@techbourse/domain';
import { z } from 'zod';
import { kind, on, type Told } from './kind.ts';
import { EDITORS, SIGNERS } from './roles.ts';

const moneySchema = z.object({ amount: z.string(), currency: z.string() });
const contractSchema = z.object({
  contractId: z.uuid(),
  listingId: z.uuid(),
  counterpartId: z.uuid(),
  act: z.string(),
  amount: moneySchema.nullable(),
});
const dueSchema = contractSchema.omit({ act: true }).extend({ line: z.int(), until: z.string(), amount: moneySchema });
const link = ({ contractId }: { contractId: string }) => `/api/contracts/${contractId}`;

const partiesOf = ({ sellerId, buyerId }: ContractChanged) => [sellerId, buyerId];

/** What the other party did; of what the operator did, both are told. Parties of a signed contract know each other. */
const acts = (...wanted: ContractChanged['act'][]) =>
  on(CONTRACT_CHANGED, contractChangedSchema, (event): Told<z.infer<typeof contractSchema>>[] => {
    const { act, by, contractId, listingId, amount } = event;
    if (!wanted.includes(act)) return [];
    const [sellerId, buyerId] = partiesOf(event);
    const readers = partiesOf(event).filter((party) => party !== by);
    return readers.map((organisationId) => {
      const counterpartId = (organisationId === sellerId ? buyerId : sellerId) ?? organisationId;
      return { to: { organisationId }, data: { contractId, listingId, counterpartId, act, amount } };
    });
  });

export const contractKinds = {
  'payment.recorded': kind({
    name: { zh: '付款已登记', en: 'A payment was recorded', ru: 'Платёж внесён' },
    data: contractSchema,
    roles: EDITORS,
    wish: 'mail',
    link,
    when: [acts('payment_recorded')],
    words: {
      zh: ({ counterpartId, listingId, amount }, say) =>
        `${say.organisation(counterpartId)}登记了${say.record(listingId)}合同的付款${amount ? say.money(amount) : ''}，请确认或提出异议`,
      en: ({ counterpartId, listingId, amount }, say) =>
        `${say.organisation(counterpartId)} recorded a payment of ${amount ? say.money(amount) : ''} under the contract on ${say.record(listingId)}; confirm or dispute it`,
      ru: ({ counterpartId, listingId, amount }, say) =>
        `По договору о ${say.record(listingId)} внесён платёж ${amount ? say.money(amount) : ''} (${say.organisation(counterpartId)}). Подтвердите или оспорьте его`,
    },
  }),

  'payment.answered': kind({
    name: { zh: '付款已答复', en: 'A payment was confirmed or taken back', ru: 'Платёж подтверждён или отозван' },
    data: contractSchema,
    roles: EDITORS,
    wish: 'feed',
    link,
    when: [acts('payment_confirmed', 'payment_voided')],
    words: {
      zh: ({ listingId, amount, act }, say) =>
        `${say.record(listingId)}合同的付款${amount ? say.money(amount) : ''}${PAYMENTS[act]?.zh ?? ''}`,
      en: ({ listingId, amount, act }, say) =>
        `The payment of ${amount ? say.money(amount) : ''} under the contract on ${say.record(listingId)} ${PAYMENTS[act]?.en ?? ''}`,
      ru: ({ listingId, amount, act }, say) =>
        `Платёж ${amount ? say.money(amount) : ''} по договору о ${say.record(listingId)} ${PAYMENTS[act]?.ru ?? ''}`,
    },
  }),

  'payment.disputed': kind({
    name: { zh: '付款有异议', en: 'A payment is disputed', ru: 'Платёж оспорен' },
    data: contractSchema,
    roles: EDITORS,
    wish: 'mail',
    link,
    when: [acts('payment_disputed')],
    words: {
      zh: ({ counterpartId, listingId, amount }, say) =>
        `${say.organisation(counterpartId)}对${say.record(listingId)}合同的付款${amount ? say.money(amount) : ''}提出异议`,
      en: ({ counterpartId, listingId, amount }, say) =>
        `${say.organisation(counterpartId)} disputes the payment of ${amount ? say.money(amount) : ''} under the contract on ${say.record(listingId)}`,
      ru: ({ counterpartId, listingId, amount }, say) =>
        `Платёж ${amount ? say.money(amount) : ''} по договору о ${say.record(listingId)} оспорен (${say.organisation(counterpartId)})`,
    },
  }),

  'payment.due': kind({
    name: { zh: '付款即将到期', en: 'A payment is due', ru: 'Срок платежа' },
    data: dueSchema,
    roles: EDITORS,
    wish: 'mail',
    link,
    before: {
      days: [7, 1],
      dates: [
        on(CONTRACT_CHANGED, contractChangedSchema, (event, _envelope, { zone }) => {
          const { contractId, listingId, sellerId, buyerId, due, ledgerSeq } = event;
          if (due === null || ledgerSeq === null) return undefined;
          const dates = due.map(({ line, dueOn, open }) => ({
            slot: String(line),
            at: startOfDay(dueOn, zone),
            to: { organisationId: buyerId },
            data: { contractId, listingId, counterpartId: sellerId, line, until: dueOn, amount: open },
          }));
          return { subject: contractId, version: ledgerSeq, dates };
        }),
      ],
    },
    words: {
      zh: ({ counterpartId, amount, until }, say) =>
        `${say.day(until)}应向${say.organisation(counterpartId)}付款${say.money(amount)}`,
      en: ({ counterpartId, amount, until }, say) =>
        `${say.money(amount)} is due to ${say.organisation(counterpartId)} on ${say.day(until)}`,
      ru: ({ counterpartId, amount, until }, say) =>
        `${say.day(until)} подходит срок платежа ${say.money(amount)}. Получатель: ${say.organisation(counterpartId)}`,
    },
  }),

  'contract.change': kind({
    name: { zh: '合同变更', en: 'A change of a signed contract', ru: 'Изменение подписанного договора' },
    data: contractSchema,
    roles: SIGNERS,
    wish: 'mail',
    link,
    when: [acts('change_proposed', 'change_made', 'change_declined', 'change_withdrawn')],
    words: {
      zh: ({ counterpartId, listingId, act }, say) =>
        `${say.record(listingId)}的合同变更${CHANGES[act]?.zh ?? ''}（${say.organisation(counterpartId)}）`,
      en: ({ counterpartId, listingId, act }, say) =>
        `${say.organisation(counterpartId)} ${CHANGES[act]?.en ?? ''} of the contract on ${say.record(listingId)}`,
      ru: ({ counterpartId, listingId, act }, say) =>
        `Изменение договора о ${say.record(listingId)} ${CHANGES[act]?.ru ?? ''} (${say.organisation(counterpartId)})`,
    },
  }),
};

type ByAct = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const PAYMENTS: ByAct = {
  payment_confirmed: { zh: '已确认', en: 'was confirmed', ru: 'подтверждён' },
  payment_voided: { zh: '已撤回', en: 'was taken back', ru: 'отозван' },
};

const CHANGES: ByAct = {
  change_proposed: { zh: '已提出，请答复', en: 'proposes a change', ru: 'предложено, ответьте' },
  change_made: { zh: '已生效', en: 'confirmed the change', ru: 'подтверждено' },
  change_declined: { zh: '被谢绝', en: 'declined the change', ru: 'отклонено' },
  change_withdrawn: { zh: '已撤回', en: 'withdrew its change', ru: 'отозвано' },
};
