import type { Words } from '../en.ts';

export const report: Words['report'] = {
  title: 'Сообщить о записи',
  lead: 'Сообщение и его автора видит только оператор биржи.',
  reason: 'Что не так',
  reasons: {
    false_claim: 'Сведения неверны',
    not_theirs: 'Не вправе предлагать',
    unlawful: 'Противозаконно',
    names_somebody: 'Назван человек без его согласия',
    spam: 'Реклама',
    other: 'Другое',
  },
  message: 'Что вам известно',
  email: 'Куда ответить',
  send: 'Отправить',
  sent: 'Оператор получил ваше сообщение. Спасибо.',
};
