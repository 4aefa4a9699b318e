import type { Translations } from './message.ts';

/** What people and programs are told, and pages. */
export const notifications = {
  'change.cursor_gone': { zh: '该游标已过期：请重新从头读取', ru: 'Этот курсор устарел: начните чтение сначала' },
  'change.record_unknown': { zh: '该记录尚不为此服务所知', ru: 'Эта запись здесь ещё не известна' },
  'notification.link_unknown': { zh: '该链接无效或已失效', ru: 'Эта ссылка недействительна или устарела' },
  'notification.not_found': { zh: '没有该通知', ru: 'Такого уведомления нет' },
  'notification.too_many_streams': { zh: '同时打开的连接过多', ru: 'Открыто слишком много соединений' },
  'notification.unknown_kind': { zh: '没有这种通知', ru: 'Уведомлений такого вида нет' },
  'portal.no_page': { zh: '没有该页面', ru: 'Такой страницы нет' },
  'portal.not_built': { zh: '工作台尚未构建', ru: 'Рабочее место ещё не собрано' },
  'portal.service_away': { zh: '某项服务暂时没有应答', ru: 'Один из сервисов сейчас не отвечает' },
  'saved_search.not_found': { zh: '没有该已存检索', ru: 'Такого сохранённого поиска нет' },
  'saved_search.too_many': {
    zh: '您已保存 {max} 个检索：请先删除一个',
    ru: 'У вас {max|сохранённый поиск|сохранённых поиска|сохранённых поисков}: сначала удалите один',
  },
  'saved_search.too_many_muted': {
    zh: '已屏蔽 {max} 项：请缩小检索范围',
    ru: 'Скрыто уже {max|запись|записи|записей}: сузьте поиск',
  },
  'saved_search.unavailable': { zh: '检索暂时没有应答', ru: 'Поиск сейчас не отвечает' },
  'stream.closing': { zh: '服务正在停止：请重新连接', ru: 'Сервис останавливается: подключитесь заново' },
  'watch.not_found': { zh: '没有该关注', ru: 'Такого наблюдения нет' },
  'watch.subject_not_found': { zh: '没有该记录，或它从未公开', ru: 'Такой записи нет, или она не публиковалась' },
  'watch.too_many': {
    zh: '您已关注 {max} 条记录：请先取消一条',
    ru: 'Вы наблюдаете за {max|записью|записями|записями}: сначала уберите одну',
  },
  'webhook.delivery_not_found': { zh: '没有该次投递', ru: 'Такой доставки нет' },
  'webhook.made_before': {
    zh: '同一请求已建立过 webhook；其密钥只显示一次',
    ru: 'Webhook по этому запросу уже создан; его секрет показывается один раз',
  },
  'webhook.not_found': { zh: '没有该 webhook', ru: 'Такого webhook нет' },
  'webhook.test_not_replayed': {
    zh: '测试不会重发：请再测一次',
    ru: 'Проверка повторно не отправляется: сделайте новую',
  },
  'webhook.too_many': {
    zh: '一个单位最多 {max} 个 webhook：请先删除一个',
    ru: 'У организации не больше {max} webhook: сначала удалите один',
  },
  'webhook.too_many_tests': { zh: '测试过于频繁：请稍后再试', ru: 'Слишком много проверок: повторите позже' },
} as const satisfies Translations;
