import type { Language } from '@techbourse/domain';
import { ACCREDITATION_CHANGED, accreditationChangedSchema } from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { SIGNERS } from './roles.ts';

const accreditationSchema = z.object({ agencyId: z.uuid(), state: z.string() });

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
