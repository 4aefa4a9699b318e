import type { MailTexts } from '@techbourse/mail';

// The name that somebody gave is in no mail to an address that may be somebody else's.

type Link = { url: string };

export const CONFIRM_SIGN_UP: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'Confirm your address',
    paragraphs: ['Somebody, probably you, signed up at the technology exchange with this address.'],
    action: { label: 'Confirm and sign in with the password that you chose', url },
    note: 'The link works once, for a day. If you did not sign up, do nothing: there will be no account.',
  }),
  zh: ({ url }) => ({
    subject: '请确认您的邮箱',
    paragraphs: ['有人（可能是您本人）使用此邮箱在技术交易所注册。'],
    action: { label: '确认邮箱，并用您设置的密码登录', url },
    note: '链接一天内有效，且只能使用一次。如果不是您本人注册，请忽略本邮件，不会创建任何账户。',
  }),
  ru: ({ url }) => ({
    subject: 'Подтвердите адрес',
    paragraphs: ['Кто-то, вероятно вы, зарегистрировался на бирже технологий с этим адресом.'],
    action: { label: 'Подтвердить и войти с выбранным паролем', url },
    note: 'Ссылка действует один раз, в течение суток. Если это были не вы, ничего не делайте: учётной записи не будет.',
  }),
};

export const SIGNED_UP_BEFORE: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, probably you, signed up at the technology exchange with this address, which has an account. Sign in with its password.',
    ],
    action: { label: 'If you do not know the password any more, choose another', url },
    note: 'The link works once, for two hours. If you did not sign up, do nothing: nothing has changed.',
  }),
  zh: ({ url }) => ({
    subject: '您已有账户',
    paragraphs: ['有人（可能是您本人）使用此邮箱在技术交易所注册，但该邮箱已有账户。请直接用原密码登录。'],
    action: { label: '如果忘记密码，请设置新密码', url },
    note: '链接两小时内有效，且只能使用一次。如果不是您本人操作，请忽略本邮件，账户没有任何变化。',
  }),
  ru: ({ url }) => ({
    subject: 'У вас уже есть учётная запись',
    paragraphs: [
      'Кто-то, вероятно вы, зарегистрировался на бирже технологий с этим адресом, но для него уже есть учётная запись. Войдите с её паролем.',
    ],
    action: { label: 'Если вы забыли пароль, задайте новый', url },
    note: 'Ссылка действует один раз, в течение двух часов. Если это были не вы, ничего не делайте: ничего не изменилось.',
  }),
};

export const RESET_PASSWORD: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'Choose a new password',
    paragraphs: ['Somebody, probably you, asked for a new password at the technology exchange.'],
    action: { label: 'Choose a new password', url },
    note: 'The link works once, for two hours. If you did not ask, do nothing: your password stays.',
  }),
  zh: ({ url }) => ({
    subject: '设置新密码',
    paragraphs: ['有人（可能是您本人）请求重设技术交易所的登录密码。'],
    action: { label: '设置新密码', url },
    note: '链接两小时内有效，且只能使用一次。如果不是您本人请求，请忽略本邮件，密码不会改变。',
  }),
  ru: ({ url }) => ({
    subject: 'Задайте новый пароль',
    paragraphs: ['Кто-то, вероятно вы, запросил новый пароль на бирже технологий.'],
    action: { label: 'Задать новый пароль', url },
    note: 'Ссылка действует один раз, в течение двух часов. Если это были не вы, ничего не делайте: пароль не изменится.',
  }),
};

export const NO_ACCOUNT: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'There is no account with this address',
    paragraphs: [
      'Somebody, probably you, asked for a new password at the technology exchange. No account has this address; perhaps you signed up with another.',
    ],
    action: { label: 'Sign up', url },
    note: 'If you did not ask, do nothing.',
  }),
  zh: ({ url }) => ({
    subject: '此邮箱没有账户',
    paragraphs: ['有人（可能是您本人）请求重设技术交易所的登录密码，但此邮箱没有账户。您可能使用了其他邮箱注册。'],
    action: { label: '注册', url },
    note: '如果不是您本人请求，请忽略本邮件。',
  }),
  ru: ({ url }) => ({
    subject: 'Для этого адреса нет учётной записи',
    paragraphs: [
      'Кто-то, вероятно вы, запросил новый пароль на бирже технологий. Для этого адреса нет учётной записи; возможно, вы регистрировались с другим.',
    ],
    action: { label: 'Зарегистрироваться', url },
    note: 'Если это были не вы, ничего не делайте.',
  }),
};

export const PASSWORD_CHANGED: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your account at the technology exchange was changed, and your other sessions have ended.',
    ],
    action: { label: 'If it was not you, choose a new password now', url },
  }),
  zh: ({ url }) => ({
    subject: '您的密码已更改',
    paragraphs: ['您在技术交易所的账户密码已更改，其他登录会话已结束。'],
    action: { label: '如果不是您本人操作，请立即设置新密码', url },
  }),
  ru: ({ url }) => ({
    subject: 'Ваш пароль изменён',
    paragraphs: ['Пароль вашей учётной записи на бирже технологий изменён, остальные сеансы завершены.'],
    action: { label: 'Если это были не вы, сразу задайте новый пароль', url },
  }),
};

export const CONFIRM_ADDRESS: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'Confirm your new address',
    paragraphs: ['Somebody, probably you, asked to be reached at this address by the technology exchange.'],
    action: { label: 'Confirm the address (sign in first)', url },
    note: 'The link works once, for a day, for whoever asked. If it was not you, do nothing.',
  }),
  zh: ({ url }) => ({
    subject: '请确认您的新邮箱',
    paragraphs: ['有人（可能是您本人）请求将此邮箱设为技术交易所的联系邮箱。'],
    action: { label: '确认邮箱（请先登录）', url },
    note: '链接一天内有效，只能由请求人使用一次。如果不是您本人，请忽略本邮件。',
  }),
  ru: ({ url }) => ({
    subject: 'Подтвердите новый адрес',
    paragraphs: ['Кто-то, вероятно вы, попросил биржу технологий писать на этот адрес.'],
    action: { label: 'Подтвердить адрес (сначала войдите)', url },
    note: 'Ссылка действует один раз, в течение суток, для того, кто её запросил. Если это были не вы, ничего не делайте.',
  }),
};

export const ADDRESS_CHANGED: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'Your address was changed',
    paragraphs: [
      'Your account at the technology exchange has another address from now on; your other sessions have ended.',
    ],
    action: { label: 'If it was not you, write to the operator of the exchange at once', url },
    note: 'This is the last mail to this address.',
  }),
  zh: ({ url }) => ({
    subject: '您的邮箱已更改',
    paragraphs: ['您在技术交易所的账户已改用其他邮箱，其他登录会话已结束。'],
    action: { label: '如果不是您本人操作，请立即联系交易所运营方', url },
    note: '这是发往此邮箱的最后一封邮件。',
  }),
  ru: ({ url }) => ({
    subject: 'Ваш адрес изменён',
    paragraphs: ['У вашей учётной записи на бирже технологий теперь другой адрес; остальные сеансы завершены.'],
    action: { label: 'Если это были не вы, сразу напишите оператору биржи', url },
    note: 'Это последнее письмо на этот адрес.',
  }),
};

export const SECOND_FACTOR_ON: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'A second factor is asked for from now on',
    paragraphs: ['Signing in to your account at the technology exchange takes a code of your app from now on.'],
    action: { label: 'If it was not you, choose a new password and write to the operator', url },
  }),
  zh: ({ url }) => ({
    subject: '已启用两步验证',
    paragraphs: ['从现在起，登录您在技术交易所的账户需要输入验证器应用中的验证码。'],
    action: { label: '如果不是您本人操作，请设置新密码并联系运营方', url },
  }),
  ru: ({ url }) => ({
    subject: 'Включён второй фактор',
    paragraphs: ['Для входа в вашу учётную запись на бирже технологий теперь нужен код из приложения.'],
    action: { label: 'Если это были не вы, задайте новый пароль и напишите оператору', url },
  }),
};

export const SECOND_FACTOR_OFF: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'No second factor is asked for any more',
    paragraphs: ['Signing in to your account at the technology exchange takes the password alone from now on.'],
    action: { label: 'If it was not you, choose a new password now', url },
  }),
  zh: ({ url }) => ({
    subject: '已关闭两步验证',
    paragraphs: ['从现在起，登录您在技术交易所的账户只需密码。'],
    action: { label: '如果不是您本人操作，请立即设置新密码', url },
  }),
  ru: ({ url }) => ({
    subject: 'Второй фактор отключён',
    paragraphs: ['Для входа в вашу учётную запись на бирже технологий теперь достаточно пароля.'],
    action: { label: 'Если это были не вы, сразу задайте новый пароль', url },
  }),
};

export const PASSKEY_ADDED: MailTexts<Link> = {
  en: ({ url }) => ({
    subject: 'A passkey was added',
    paragraphs: ['A new passkey signs in to your account at the technology exchange.'],
    action: { label: 'If it was not you, choose a new password and remove it', url },
  }),
  zh: ({ url }) => ({
    subject: '已添加通行密钥',
    paragraphs: ['您在技术交易所的账户已添加新的通行密钥，可用于登录。'],
    action: { label: '如果不是您本人操作，请设置新密码并删除该密钥', url },
  }),
  ru: ({ url }) => ({
    subject: 'Добавлен ключ доступа',
    paragraphs: ['С новым ключом доступа можно войти в вашу учётную запись на бирже технологий.'],
    action: { label: 'Если это были не вы, задайте новый пароль и удалите ключ', url },
  }),
};
