import type { Words } from '../en.ts';

export const savedSearch: Words['savedSearch'] = {
  title: 'Сохранить поиск',
  lead: 'О новом, что подходит, вы узнаете здесь и по почте.',
  name: 'Название поиска',
  every: 'Как часто искать',
  often: { hour: 'каждый час', day: 'каждый день', week: 'каждую неделю' },
  save: 'Сохранить поиск',
  saved: 'Поиск сохранён. Вы узнаете, когда появится подходящее.',
};
