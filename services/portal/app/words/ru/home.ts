import type { Words } from '../en.ts';

export const home: Words['home'] = {
  title: 'Главная',
  hello: (name) => `Здравствуйте, ${name}`,
  waiting: 'Ждёт вас',
  nothingWaits: 'Вас ничего не ждёт.',
  allTurns: (count: string) => `Все, что ждёт вас: ${count}`,
  mandateWaits: 'Поручение ждёт вашего ответа',
  unread: 'Непрочитанные уведомления',
  nothingUnread: 'Ничего нового.',
  allNotifications: 'Все уведомления',
  listings: 'Ваши предложения',
  noListings: 'Пока ничего не размещено. Разместите разработку и посмотрите, кому она нужна.',
  newListing: 'Разместить технологию',
  demands: 'Ваши запросы',
  noDemands: 'Запросов пока нет. Разместите запрос и получите ранжированные предложения с объяснением.',
  newDemand: 'Разместить запрос',
  inAll: (count) => `всего ${count}`,
  verify: 'Ваша организация ещё не проверена: публикации сначала просматриваются, договоры подписать нельзя.',
  toVerification: 'Чего не хватает',
};
