import type { Language } from '@techbourse/domain';
import { KEY_CHANGED, keyChangedSchema } from '@techbourse/gateway/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { SIGNERS } from './roles.ts';

const keySchema = z.object({ keyId: z.uuid(), organisationId: z.uuid(), name: z.string(), state: z.string() });
const link = ({ organisationId }: { organisationId: string }) => `/api/organisations/${organisationId}/keys`;

export const keyKinds = {
  'key.changed': kind({
    name: { zh: 'API 密钥已签发或撤销', en: 'An API key was issued or revoked', ru: 'Ключ API выдан или отозван' },
    data: keySchema,
    roles: SIGNERS,
    wish: 'feed',
    link,
    when: [
      on(KEY_CHANGED, keyChangedSchema, ({ id, organisationId, name, state }) => [
        { to: { organisationId }, data: { keyId: id, organisationId, name, state }, fact: `${id} ${state}` },
      ]),
    ],
    words: {
      zh: ({ name, state }) => `API 密钥“${name}”${STATES[state]?.zh ?? ''}`,
      en: ({ name, state }) => `The API key “${name}” ${STATES[state]?.en ?? ''}`,
      ru: ({ name, state }) => `Ключ API «${name}» ${STATES[state]?.ru ?? ''}`,
    },
  }),

  'key.ending': kind({
    name: { zh: 'API 密钥即将到期', en: 'An API key is about to end', ru: 'Срок ключа API истекает' },
    data: keySchema.extend({ until: z.string() }),
    roles: SIGNERS,
    wish: 'mail',
    link,
    lapses: true,
    before: {
      days: [14, 3],
      dates: [
        on(KEY_CHANGED, keyChangedSchema, ({ id, organisationId, name, state, expiresAt, version }) => ({
          subject: id,
          version,
          dates:
            state === 'issued' && expiresAt !== null
              ? [
                  {
                    at: new Date(expiresAt),
                    to: { organisationId },
                    data: { keyId: id, organisationId, name, state, until: expiresAt },
                  },
                ]
              : [],
        })),
      ],
    },
    words: {
      zh: ({ name, until }, say) => `API 密钥“${name}”将于${say.day(until)}到期；请签发新的密钥`,
      en: ({ name, until }, say) => `The API key “${name}” ends on ${say.day(until)}; issue another in time`,
      ru: ({ name, until }, say) => `Ключ API «${name}» действует до ${say.day(until)}; выдайте новый заранее`,
    },
  }),
};

const STATES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  issued: { zh: '已签发', en: 'was issued', ru: 'выдан' },
  revoked: { zh: '已撤销', en: 'was revoked', ru: 'отозван' },
};
