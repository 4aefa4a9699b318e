import type { Language } from '@techbourse/domain';
import { z } from 'zod';
import { linkOf } from '../api/change.ts';
import { WATCHED, WHAT, type What } from '../api/watch.ts';
import { kind } from './kind.ts';
import { EDITORS } from './roles.ts';
import type { Say } from './say.ts';

const watchedSchema = z.object({
  watchId: z.uuid(),
  noun: z.enum(WATCHED),
  id: z.uuid(),
  what: z.array(z.enum(WHAT)),
});

const WORDS: Readonly<Record<Language, Readonly<Record<What, string>>>> = {
  zh: {
    shown: '重新公开',
    hidden: '不再公开',
    withdrawn: '已撤回',
    expired: '已到期，不再公开',
    reserved: '已被预留',
    transferred: '已转让',
    solved: '已解决并关闭',
    price: '价格或预算有变化',
    terms: '条件有变化',
    renewed: '有效期已延长',
    edited: '内容已修改',
  },
  en: {
    shown: 'is shown again',
    hidden: 'is no longer shown',
    withdrawn: 'was withdrawn',
    expired: 'has expired and is no longer shown',
    reserved: 'is reserved',
    transferred: 'was transferred',
    solved: 'is closed, solved',
    price: 'its price or budget changed',
    terms: 'its terms changed',
    renewed: 'it was renewed',
    edited: 'it was edited',
  },
  ru: {
    shown: 'снова показывается',
    hidden: 'больше не показывается',
    withdrawn: 'снято с публикации',
    expired: 'срок истёк, больше не показывается',
    reserved: 'зарезервировано',
    transferred: 'передано',
    solved: 'закрыто: решено',
    price: 'изменилась цена или бюджет',
    terms: 'изменились условия',
    renewed: 'срок продлён',
    edited: 'изменено описание',
  },
};

const words =
  (language: Language) =>
  ({ noun, id, what }: z.infer<typeof watchedSchema>, say: Say): string => {
    const name = noun === 'organisation' ? say.organisation(id) : say.record(id);
    const changes = WHAT.filter((one) => what.includes(one)).map((one) => WORDS[language][one]);
    return language === 'zh' ? `${name}：${changes.join('，')}` : `${name}: ${changes.join(', ')}`;
  };

export const watchKinds = {
  'watch.changed': kind({
    name: {
      zh: '关注的内容有变化',
      en: 'Something that you watch has changed',
      ru: 'Изменилось то, за чем вы следите',
    },
    data: watchedSchema,
    roles: EDITORS, // a person is told, for itself
    wish: 'mail',
    link: ({ noun, id }) => linkOf(noun, id),
    words: { zh: words('zh'), en: words('en'), ru: words('ru') },
  }),
};
