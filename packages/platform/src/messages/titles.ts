import type { Translation } from './message.ts';

/** The titles of the kinds of errors; English ones stand with the kinds. */
export const titles = {
  VALIDATION: { zh: '请求内容不符合要求', ru: 'Запрос составлен неверно' },
  UNAUTHENTICATED: { zh: '请登录或提供有效的 API 密钥', ru: 'Войдите или укажите действующий ключ API' },
  FORBIDDEN: { zh: '贵单位无权进行此操作', ru: 'У вашей организации нет права на это действие' },
  NOT_FOUND: { zh: '未找到', ru: 'Не найдено' },
  METHOD_NOT_ALLOWED: { zh: '此路径不接受该方法', ru: 'Этот путь не принимает такой метод' },
  NOT_ACCEPTABLE: { zh: '无法以所要求的格式返回', ru: 'Ответ в запрошенном формате невозможен' },
  CONFLICT: { zh: '请求与当前状态冲突', ru: 'Запрос противоречит текущему состоянию' },
  TOO_LARGE: { zh: '请求过大', ru: 'Запрос слишком велик' },
  UNSUPPORTED: { zh: '不支持该媒体类型', ru: 'Формат данных не поддерживается' },
  INVALID_STATE: { zh: '当前状态下无法进行', ru: 'В текущем состоянии это невозможно' },
  LIMIT_EXCEEDED: { zh: '请求过于频繁', ru: 'Слишком много запросов' },
  INTERNAL: { zh: '系统内部出错', ru: 'Произошла ошибка на нашей стороне' },
  UNAVAILABLE: { zh: '交易所的部分服务暂时不可用', ru: 'Часть биржи сейчас недоступна' },
} as const satisfies Readonly<Record<string, Translation>>;
