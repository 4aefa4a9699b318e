import type { Words } from '../en.ts';

export const kinds: Words['kinds'] = {
  organisation: {
    university: 'Университет',
    institute: 'Научный институт',
    company: 'Компания',
    agency: 'Агентство трансфера',
    operator: 'Оператор',
    financier: 'Инвестор',
    government: 'Государственный орган',
  },
  role: { owner: 'владелец', admin: 'администратор', editor: 'редактор', viewer: 'читатель' },
};
