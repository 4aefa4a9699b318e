import type { Language } from '@techbourse/domain';
import {
  ABUSE_DECIDED,
  abuseDecidedSchema,
  ORGANISATION_CHANGED,
  organisationChangedSchema,
  VERIFICATION_CHANGED,
  verificationChangedSchema,
} from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on, type To } from './kind.ts';
import { EDITORS, SIGNERS } from './roles.ts';
import type { Say } from './say.ts';

const organisationSchema = z.object({ id: z.uuid() });
const requestSchema = z.object({ requestId: z.uuid(), id: z.uuid() });
const endedSchema = organisationSchema.extend({ act: z.string() });
const reportSchema = z.object({ reportId: z.uuid(), noun: z.string(), subjectId: z.uuid(), upheld: z.boolean() });

/** What the operator does with the standing of an organisation, and with what was reported to it. */
export const standingKinds = {
  'organisation.resumed': kind({
    name: { zh: '机构恢复', en: 'The suspension of your organisation is lifted', ru: 'Приостановка снята' },
    data: organisationSchema,
    roles: EDITORS,
    wish: 'mail',
    link: ({ id }) => `/api/organisations/${id}`,
    when: [
      on(ORGANISATION_CHANGED, organisationChangedSchema, ({ id, act, version }) =>
        act === 'suspension_lifted'
          ? [{ to: { organisationId: id }, data: { id }, fact: `resumed ${id} ${version}` }]
          : [],
      ),
    ],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}的暂停已解除，可以照常操作`,
      en: ({ id }, say) => `${say.organisation(id)} is no longer suspended: its members and keys act for it again`,
      ru: ({ id }, say) => `Приостановка снята, можно снова действовать: ${say.organisation(id)}`,
    },
  }),

  'verification.waiting': kind({
    name: {
      zh: '有机构申请核验',
      en: 'An organisation asks to be verified',
      ru: 'Запрос на подтверждение организации',
    },
    data: requestSchema,
    roles: EDITORS,
    wish: 'feed',
    link: () => '/api/organisations/verification-requests',
    when: [
      on(VERIFICATION_CHANGED, verificationChangedSchema, ({ id, organisationId, state }) =>
        state === 'pending'
          ? [
              {
                to: 'operator' as const,
                data: { requestId: id, id: organisationId },
                fact: `asked ${id}`,
                subject: id,
              },
            ]
          : [],
      ),
    ],
    over: [on(VERIFICATION_CHANGED, verificationChangedSchema, ({ id, state }) => (state === 'pending' ? [] : [id]))],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}申请核验`,
      en: ({ id }, say) => `${say.organisation(id)} asks to be verified`,
      ru: ({ id }, say) => `Просит подтверждения: ${say.organisation(id)}`,
    },
  }),

  'verification.declined': kind({
    name: { zh: '核验未通过', en: 'Your verification needs more', ru: 'В подтверждении отказано' },
    data: requestSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ id }) => `/api/organisations/${id}/verification-requests`,
    when: [
      on(VERIFICATION_CHANGED, verificationChangedSchema, ({ id, organisationId, state }) =>
        state === 'declined'
          ? [{ to: { organisationId }, data: { requestId: id, id: organisationId }, fact: `declined ${id}` }]
          : [],
      ),
    ],
    words: {
      zh: ({ id }, say) => `${say.organisation(id)}的核验未通过；请查看原因，补充材料后重新申请`,
      en: ({ id }, say) =>
        `${say.organisation(id)} could not be verified; read why, and ask again with what is missing`,
      ru: ({ id }, say) =>
        `Организация не подтверждена: ${say.organisation(id)}. Прочтите причину и отправьте недостающее`,
    },
  }),

  'verification.ended': kind({
    name: { zh: '核验已失效', en: 'Your verification has ended', ru: 'Подтверждение больше не действует' },
    data: endedSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ id }) => `/api/organisations/${id}/verification-requests`,
    when: [
      on(ORGANISATION_CHANGED, organisationChangedSchema, ({ id, act, version }) =>
        act === 'unverified' || act === 'verification_expired'
          ? [{ to: { organisationId: id }, data: { id, act }, fact: `ended ${id} ${version}` }]
          : [],
      ),
    ],
    words: { zh: endedWords('zh'), en: endedWords('en'), ru: endedWords('ru') },
  }),

  'abuse.decided': kind({
    name: { zh: '举报处理结果', en: 'What you reported was decided', ru: 'Решение по вашей жалобе' },
    data: reportSchema,
    roles: SIGNERS,
    wish: 'mail',
    link: ({ noun, subjectId }) => (noun === 'account' ? '/api/me' : `/api/${noun}s/${subjectId}`),
    when: [
      on(
        ABUSE_DECIDED,
        abuseDecidedSchema,
        ({ id, subjectKind: noun, subjectId, organisationId, personId, upheld }) => {
          const to: To | undefined = personId
            ? { personId, concerns: organisationId ?? undefined }
            : organisationId
              ? { organisationId }
              : undefined;
          return to ? [{ to, data: { reportId: id, noun, subjectId, upheld }, fact: id }] : [];
        },
      ),
    ],
    words: {
      zh: ({ noun, subjectId, upheld }, say) =>
        `您对${reported('zh', { noun, subjectId }, say)}的举报${upheld ? '已被采纳' : '未被采纳'}`,
      en: ({ noun, subjectId, upheld }, say) =>
        `Your report about ${reported('en', { noun, subjectId }, say)} was ${upheld ? 'upheld' : 'not upheld'}`,
      ru: ({ noun, subjectId, upheld }, say) =>
        `Ваша жалоба ${upheld ? 'признана обоснованной' : 'отклонена'}: ${reported('ru', { noun, subjectId }, say)}`,
    },
  }),
};

const ACCOUNT: Readonly<Record<Language, string>> = { zh: '一个账号', en: 'an account', ru: 'учётная запись' };

/** What was reported; of an account no more than that. */
function reported(language: Language, { noun, subjectId }: { noun: string; subjectId: string }, say: Say): string {
  if (noun === 'account') return ACCOUNT[language];
  return noun === 'organisation' ? say.organisation(subjectId) : say.record(subjectId);
}

function endedWords(language: Language) {
  return ({ act }: z.infer<typeof endedSchema>): string =>
    (act === 'unverified' ? WITHDRAWN : RUN_OUT)[language] + HIDDEN[language];
}

const WITHDRAWN: Readonly<Record<Language, string>> = {
  zh: '运营方已撤销贵机构的核验',
  en: 'The operator has taken back the verification of your organisation',
  ru: 'Оператор отозвал подтверждение вашей организации',
};
const RUN_OUT: Readonly<Record<Language, string>> = {
  zh: '贵机构的核验已到期',
  en: 'The verification of your organisation has run out',
  ru: 'Срок подтверждения вашей организации истёк',
};
const HIDDEN: Readonly<Record<Language, string>> = {
  zh: '；贵机构及其发布的信息不再公开，请重新申请核验',
  en: ': it and what it has published are hidden until it is verified anew',
  ru: ': она и её публикации скрыты, пока она не подтверждена заново',
};
