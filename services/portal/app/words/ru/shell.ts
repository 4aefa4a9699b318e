import type { Words } from '../en.ts';
import { counted } from '../plural.ts';

export const shell: Words['shell'] = {
  menu: 'Главное меню',
  home: 'Главная',
  listings: 'Предложения',
  demands: 'Запросы',
  matches: 'Пары',
  market: 'Открытый рынок',
  notifications: 'Уведомления',
  unread: counted('ru', {
    one: 'непрочитанное уведомление',
    few: 'непрочитанных уведомления',
    many: 'непрочитанных уведомлений',
    other: 'непрочитанных уведомления',
  }),
  account: (name) => `Учётная запись: ${name}`,
  language: 'Язык',
  theme: 'Оформление',
  themes: { auto: 'Как на устройстве', light: 'Светлое', dark: 'Тёмное' },
  signOut: 'Выйти',
  signOutWithDrafts: 'То, что вы набрали и не отправили, хранится только на этом устройстве. При выходе оно удаляется.',
  actingFor: (name) => `Вы действуете от имени: ${name}. Сменить организацию`,
  noOrganisation: 'Организации пока нет',
  otherOrganisation: 'Вступить в другую организацию или создать её',
  goAnywhere: 'Перейти',
  openMenu: 'Открыть меню',
  verification: 'Проверка организации',
  offline: 'Нет соединения. То, что вы набираете, хранится на этом устройстве.',
  machine: 'машинный перевод',
};
