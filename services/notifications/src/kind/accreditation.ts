import type { Language } from '@techbourse/domain';
import {
  ACCREDITATION_CHANGED,
  ACCREDITATION_REQUESTED,
  accreditationChangedSchema,
  accreditationRequestedSchema,
} from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS, SIGNERS } from './roles.ts';

const accreditationSchema = z.object({ agencyId: z.uuid(), state: z.string() });

const requestSchema = z.object({ requestId: z.uuid(), agencyId: z.uuid() });

export const accreditationKinds = {
  'accreditation.changed': kind({
    name: {
      zh: '机构认可变更',
      en: 'The accreditation of your agency has changed',
      ru: 'Аккредитация вашего агентства изменилась',
    },
    data: accreditationSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ agencyId }) => `/api/agencies/${agencyId}`,
    when: [
      on(ACCREDITATION_CHANGED, accreditationChangedSchema, ({ id, version, agencyId, state }) => [
        { to: { organisationId: agencyId }, data: { agencyId, state }, fact: `${id} ${version}` },
      ]),
    ],
    words: { zh: said('zh'), en: said('en'), ru: said('ru') },
  }),

  'accreditation.waiting': kind({
    name: {
      zh: '有中介机构申请登记认可',
      en: 'An agency asks for an accreditation',
      ru: 'Агентство просит внести аккредитацию',
    },
    data: requestSchema,
    roles: EDITORS,
    wish: 'feed',
    link: () => '/api/agencies/accreditation-requests',
    when: [
      on(ACCREDITATION_REQUESTED, accreditationRequestedSchema, ({ id, agencyId, state }) =>
        state === 'pending'
          ? [{ to: 'operator' as const, data: { requestId: id, agencyId }, fact: `asked ${id}`, subject: id }]
          : [],
      ),
    ],
    over: [
      on(ACCREDITATION_REQUESTED, accreditationRequestedSchema, ({ id, state }) => (state === 'pending' ? [] : [id])),
    ],
    words: {
      zh: ({ agencyId }, say) => `${say.organisation(agencyId)}申请登记其认可`,
      en: ({ agencyId }, say) => `${say.organisation(agencyId)} asks for an accreditation`,
      ru: ({ agencyId }, say) => `Просит внести аккредитацию: ${say.organisation(agencyId)}`,
    },
  }),

  // What is granted is told by `accreditation.changed`.
  'accreditation.declined': kind({
    name: {
      zh: '认可申请未通过',
      en: 'Your accreditation needs more',
      ru: 'Аккредитация не внесена',
    },
    data: requestSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ agencyId }) => `/api/agencies/${agencyId}/accreditation-requests`,
    when: [
      on(ACCREDITATION_REQUESTED, accreditationRequestedSchema, ({ id, agencyId, state }) =>
        state === 'declined'
          ? [{ to: { organisationId: agencyId }, data: { requestId: id, agencyId }, fact: `declined ${id}` }]
          : [],
      ),
    ],
    words: {
      zh: ({ agencyId }, say) => `${say.organisation(agencyId)}的认可未予登记；请查看原因，补充材料后重新申请`,
      en: ({ agencyId }, say) =>
        `The accreditation of ${say.organisation(agencyId)} was not recorded; read why, and ask again with what is missing`,
      ru: ({ agencyId }, say) =>
        `Аккредитация не внесена: ${say.organisation(agencyId)}. Прочтите причину и отправьте недостающее`,
    },
  }),
};

function said(language: Language) {
  return ({ state }: { state: string }): string => (STATES[state] ?? STATES['granted'])?.[language] ?? '';
}

const STATES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  granted: {
    zh: '运营方登记了贵机构的认可：在有效期内可以代表客户行事',
    en: 'The operator has recorded the accreditation of your agency: on its days you may act for clients',
    ru: 'Оператор внёс аккредитацию вашего агентства: в её срок можно действовать за клиентов',
  },
  suspended: {
    zh: '贵机构的认可已暂停：恢复之前不能代表客户行事',
    en: 'The accreditation of your agency is suspended: until it is restored you cannot act for clients',
    ru: 'Аккредитация вашего агентства приостановлена: до её восстановления нельзя действовать за клиентов',
  },
  withdrawn: {
    zh: '贵机构的认可已撤销：不能再代表客户行事',
    en: 'The accreditation of your agency is withdrawn: you can no longer act for clients',
    ru: 'Аккредитация вашего агентства отозвана: действовать за клиентов больше нельзя',
  },
};
