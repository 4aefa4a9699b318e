import { type MailTexts, quotedInMail } from '@techbourse/mail';

/** To somebody whose account an organisation's provider now opens too. */
export const SSO_JOINED: MailTexts<{ organisation: string; url: string }> = {
  en: ({ organisation, url }) => ({
    subject: 'You can sign in by your organisation now',
    paragraphs: [
      `Somebody, probably you, signed in to your account by the single sign-on of ${quotedInMail(organisation)}. Such a session acts for this organisation alone.`,
    ],
    action: { label: 'See your sessions', url },
    note: 'Your password stays as it is. If it was not you, tell the administrators of your organisation.',
  }),
  zh: ({ organisation, url }) => ({
    subject: '您现在可以通过所在单位登录',
    paragraphs: [
      `有人（可能是您本人）通过${quotedInMail(organisation)}的单点登录进入了您的账户。此类会话只能代表该单位操作。`,
    ],
    action: { label: '查看您的登录会话', url },
    note: '您的密码保持不变。如果不是您本人操作，请联系所在单位的管理员。',
  }),
  ru: ({ organisation, url }) => ({
    subject: 'Теперь вы можете входить через вашу организацию',
    paragraphs: [
      `Кто-то, вероятно вы, вошёл в вашу учётную запись через единый вход организации «${quotedInMail(organisation)}». В таком сеансе можно действовать только от её имени.`,
    ],
    action: { label: 'Посмотреть сеансы', url },
    note: 'Ваш пароль не изменился. Если это были не вы, сообщите администраторам вашей организации.',
  }),
};
