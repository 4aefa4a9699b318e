import type { Translations } from './message.ts';

/** Pairs, and how the exchange makes them. */
export const matching = {
  'embedding.no_change': { zh: '目前没有正在进行的向量模型更换', ru: 'Смена модели сейчас не идёт' },
  'embedding.nothing_stopped': { zh: '没有被中止的向量模型更换', ru: 'Остановленной смены модели нет' },
  'embedding.slow': { zh: '向量模型未及时应答', ru: 'Модель не ответила вовремя' },
  'embedding.unavailable': { zh: '向量模型没有应答', ru: 'Модель не отвечает' },
  'embedding.unknown': { zh: '尚未登记正在使用的向量模型', ru: 'Используемая модель ещё не зарегистрирована' },
  'pair.*_not_found': { zh: '没有该记录，或它从未被匹配', ru: 'Такой записи нет, или для неё не подбирались пары' },
  'pair.decision_not_allowed': {
    zh: '该匹配在当前状态下不能作此决定',
    ru: 'Для пары в текущем состоянии такое решение невозможно',
  },
  'pair.gone': { zh: '该匹配的供给或需求已退出市场', ru: 'Предложение или запрос этой пары больше не на рынке' },
  'pair.list.record': { zh: '请指定供给或需求之一', ru: 'Укажите предложение или запрос — что-то одно' },
  'pair.not_found': { zh: '没有该匹配', ru: 'Такой пары нет' },
  'pair.record_unavailable': { zh: '相关记录暂时无法读取', ru: 'Запись сейчас нельзя прочитать' },
  'rematch.chunks_taken': { zh: '其余部分已由其他进程处理', ru: 'Оставшиеся части уже обрабатываются' },
  'rematch.ended': { zh: '该次重新匹配已经结束', ru: 'Этот пересчёт пар уже завершён' },
  'rematch.not_found': { zh: '没有该次重新匹配', ru: 'Такого пересчёта пар нет' },
  'rematch.nothing_left': {
    zh: '该次重新匹配已无剩余：请另起一次',
    ru: 'В этом пересчёте ничего не осталось: начните новый',
  },
  'rematch.running': { zh: '另一次重新匹配正在进行', ru: 'Уже идёт другой пересчёт пар' },
  'rematch.weights_changed': {
    zh: '其启动时的权重已不再使用：请另起一次',
    ru: 'Веса, с которыми он начат, больше не действуют: начните новый',
  },
  'retrieval.index_incomplete': { zh: '匹配索引正在建立', ru: 'Индекс для подбора ещё строится' },
  'weights.fit.too_few': { zh: '可供学习的决定太少', ru: 'Решений для обучения слишком мало' },
  'weights.rollback.nothing': { zh: '之前没有可恢复的版本', ru: 'Вернуться не к чему: прежней версии нет' },
  'weights.version.*': { zh: '该版本不能启用', ru: 'Эту версию включить нельзя' },
} as const satisfies Translations;
