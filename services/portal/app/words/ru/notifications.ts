import type { Words } from '../en.ts';

export const notifications: Words['notifications'] = {
  title: 'Уведомления',
  readAll: 'Отметить все как прочитанные',
  markRead: 'Отметить как прочитанное',
  none: 'Уведомлений пока нет. Здесь вы узнаете о новых парах, обращениях, сроках и решениях.',
  until: (day) => `до ${day}`,
  isNew: 'Новое',
  newest: 'Последние',
  open: 'Открыть',
};
