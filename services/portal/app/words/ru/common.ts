import type { Words } from '../en.ts';

export const common: Words['common'] = {
  save: 'Сохранить',
  cancel: 'Отмена',
  close: 'Закрыть',
  back: 'Назад',
  next: 'Продолжить',
  undo: 'Отменить',
  retry: 'Повторить',
  more: 'Показать ещё',
  all: 'Все',
  optional: 'необязательно',
  choose: 'Выберите',
  remove: 'Удалить',
  add: 'Добавить',
  edit: 'Изменить',
};
