import type { MailTexts } from '@techbourse/mail';

type Given = { reason: string; url: string };

/** What the operator did to somebody's account, told to the person with the reason. */
export const OPERATED = {
  suspended: {
    en: ({ reason, url }) => ({
      subject: 'Your account is suspended',
      paragraphs: [
        'The operator of the technology exchange has suspended your account. Nothing is deleted, and nobody signs in with it.',
        `Reason: ${reason}`,
      ],
      action: { label: 'Write to the operator', url },
    }),
    zh: ({ reason, url }) => ({
      subject: '您的账户已被暂停',
      paragraphs: ['技术交易所运营方已暂停您的账户。数据均予保留，但无法登录。', `原因：${reason}`],
      action: { label: '联系运营方', url },
    }),
    ru: ({ reason, url }) => ({
      subject: 'Ваша учётная запись приостановлена',
      paragraphs: [
        'Оператор биржи технологий приостановил вашу учётную запись. Ничего не удалено, но войти с ней нельзя.',
        `Причина: ${reason}`,
      ],
      action: { label: 'Написать оператору', url },
    }),
  },
  restored: {
    en: ({ reason, url }) => ({
      subject: 'Your account works again',
      paragraphs: [
        'The operator of the technology exchange has lifted the suspension of your account.',
        `Reason: ${reason}`,
      ],
      action: { label: 'Sign in', url },
    }),
    zh: ({ reason, url }) => ({
      subject: '您的账户已恢复',
      paragraphs: ['技术交易所运营方已恢复您的账户。', `原因：${reason}`],
      action: { label: '登录', url },
    }),
    ru: ({ reason, url }) => ({
      subject: 'Ваша учётная запись снова действует',
      paragraphs: ['Оператор биржи технологий снял приостановку вашей учётной записи.', `Причина: ${reason}`],
      action: { label: 'Войти', url },
    }),
  },
  sessions_ended: {
    en: ({ reason, url }) => ({
      subject: 'You were signed out everywhere',
      paragraphs: [
        'The operator of the technology exchange has ended all sessions of your account.',
        `Reason: ${reason}`,
      ],
      action: { label: 'Sign in', url },
    }),
    zh: ({ reason, url }) => ({
      subject: '您已在所有设备上退出登录',
      paragraphs: ['技术交易所运营方已结束您账户的所有登录会话。', `原因：${reason}`],
      action: { label: '登录', url },
    }),
    ru: ({ reason, url }) => ({
      subject: 'Вы вышли на всех устройствах',
      paragraphs: ['Оператор биржи технологий завершил все сеансы вашей учётной записи.', `Причина: ${reason}`],
      action: { label: 'Войти', url },
    }),
  },
  second_factor_reset: {
    en: ({ reason, url }) => ({
      subject: 'Your second factor was removed',
      paragraphs: [
        'The operator of the technology exchange has removed the second factor of your account and ended its sessions. The password alone signs in; set up another second factor then.',
        `Reason: ${reason}`,
      ],
      action: { label: 'If you did not ask for it, choose a new password now', url },
    }),
    zh: ({ reason, url }) => ({
      subject: '您的两步验证已被移除',
      paragraphs: [
        '技术交易所运营方已移除您账户的两步验证，并结束所有登录会话。现在只需密码即可登录，请登录后重新设置。',
        `原因：${reason}`,
      ],
      action: { label: '如果不是您要求的，请立即设置新密码', url },
    }),
    ru: ({ reason, url }) => ({
      subject: 'Второй фактор удалён',
      paragraphs: [
        'Оператор биржи технологий удалил второй фактор вашей учётной записи и завершил её сеансы. Для входа достаточно пароля; затем настройте второй фактор заново.',
        `Причина: ${reason}`,
      ],
      action: { label: 'Если вы об этом не просили, сразу задайте новый пароль', url },
    }),
  },
} satisfies Record<string, MailTexts<Given>>;
