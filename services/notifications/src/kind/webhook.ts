import type { Role } from '@techbourse/policy';
import { z } from 'zod';
import { kind } from './kind.ts';

/** Who has to do with webhooks. */
const ADMINISTRATORS: readonly Role[] = ['owner', 'admin'];

const disabledSchema = z.object({ id: z.uuid(), host: z.string(), because: z.enum(['failing', 'gone']) });

export const webhookKinds = {
  'webhook.disabled': kind({
    name: { zh: 'Webhook 已停用', en: 'A webhook was disabled', ru: 'Вебхук отключён' },
    data: disabledSchema,
    roles: ADMINISTRATORS,
    wish: 'mail',
    link: ({ id }) => `/api/webhooks/${id}`,
    words: {
      zh: ({ host, because }) =>
        because === 'gone'
          ? `${host} 表示不再接收通知，Webhook 已停用`
          : `${host} 五天内没有成功接收通知，Webhook 已停用；修复后可重新启用，未送达的通知会补发`,
      en: ({ host, because }) =>
        because === 'gone'
          ? `The webhook to ${host} was disabled: the receiver says that it wants nothing any more`
          : `The webhook to ${host} was disabled: it has taken nothing for five days. Once it is mended, resume it: what it missed is sent`,
      ru: ({ host, because }) =>
        because === 'gone'
          ? `Вебхук на ${host} отключён: получатель сообщил, что больше ничего не принимает`
          : `Вебхук на ${host} отключён: пять дней он ничего не принимал. После исправления включите его: пропущенное будет отправлено`,
    },
  }),
};
