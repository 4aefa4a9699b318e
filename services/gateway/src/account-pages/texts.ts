import type { AccountPage } from '@techbourse/gateway/api';
import type { Field, Text } from './words.ts';

/** A page with one form: what it asks for, where it sends that, and what it says then. */
export type FormPage = {
  path: AccountPage;
  /** Of our API; what stands behind the `#` of the address goes along by the names in `takes`. */
  sendsTo: string;
  takes?: readonly ('token' | 'subjectId')[];
  /** Goes along as it is. */
  adds?: Readonly<Record<string, string>>;
  fields: readonly Field[];
  title: Text;
  lead?: Text;
  button: Text;
  done: Text;
  /** Pages that somebody may have meant instead, or goes to then. */
  links: readonly AccountPage[];
  /** Where a browser goes that is signed in then. */
  leadsTo?: AccountPage;
  /** Works in a session alone: who has none signs in on the page. */
  isSignedIn?: true;
};

const LOOK_INTO_MAIL: Text = {
  en: 'We have sent you a mail: follow the link in it. It may take a minute, or lie among the junk.',
  zh: '请查看您的邮箱，后续步骤在邮件中。邮件可能需要一分钟送达，也可能在垃圾邮件中。',
  ru: 'Проверьте почту: дальнейшие шаги указаны в письме. Оно может идти минуту или попасть в спам.',
};

/** Where the links of mails lead. */
export const FORM_PAGES: readonly FormPage[] = [
  {
    path: '/account/sign-in',
    sendsTo: '/api/sessions',
    fields: ['email', 'password'],
    title: { en: 'Sign in', zh: '登录', ru: 'Вход' },
    button: { en: 'Sign in', zh: '登录', ru: 'Войти' },
    done: { en: 'You are signed in.', zh: '您已登录。', ru: 'Вы вошли.' },
    links: ['/account/recover', '/account/sign-up'],
    leadsTo: '/account',
  },
  {
    path: '/account/sign-up',
    sendsTo: '/api/account/sign-up',
    fields: ['email', 'name', 'newPassword'],
    title: { en: 'Sign up', zh: '注册', ru: 'Регистрация' },
    button: { en: 'Sign up', zh: '注册', ru: 'Зарегистрироваться' },
    done: LOOK_INTO_MAIL,
    links: ['/account/sign-in'],
  },
  {
    path: '/account/confirm',
    sendsTo: '/api/account/confirm',
    takes: ['token'],
    fields: ['password'],
    title: { en: 'Confirm your address', zh: '确认邮箱', ru: 'Подтвердите адрес' },
    lead: {
      en: 'Enter the password that you chose when you signed up. You are signed in then.',
      zh: '请输入您注册时设置的密码，确认后将自动登录。',
      ru: 'Введите пароль, который вы выбрали при регистрации. После этого вы войдёте.',
    },
    button: { en: 'Confirm and sign in', zh: '确认并登录', ru: 'Подтвердить и войти' },
    done: {
      en: 'You have an account and are signed in.',
      zh: '账户已创建，您已登录。',
      ru: 'Учётная запись создана, вы вошли.',
    },
    links: ['/account/sign-up', '/account/sign-in'],
    leadsTo: '/account',
  },
  {
    path: '/account/recover',
    sendsTo: '/api/account/recover',
    fields: ['email'],
    title: { en: 'Ask for a new password', zh: '申请重设密码', ru: 'Запросить новый пароль' },
    lead: {
      en: 'We send a link to the address of your account.',
      zh: '我们会向您的账户邮箱发送链接。',
      ru: 'Мы отправим ссылку на адрес вашей учётной записи.',
    },
    button: { en: 'Send the mail', zh: '发送邮件', ru: 'Отправить письмо' },
    done: LOOK_INTO_MAIL,
    links: ['/account/sign-in'],
  },
  {
    path: '/account/new-password',
    sendsTo: '/api/account/new-password',
    takes: ['token'],
    fields: ['newPassword'],
    title: { en: 'Choose a new password', zh: '设置新密码', ru: 'Задайте новый пароль' },
    lead: {
      en: 'You are signed out everywhere then.',
      zh: '更改后，您在所有设备上都会退出登录。',
      ru: 'После этого вы выйдете на всех устройствах.',
    },
    button: { en: 'Change the password', zh: '更改密码', ru: 'Изменить пароль' },
    done: {
      en: 'The new password is in force. Sign in with it.',
      zh: '新密码已生效，请用新密码登录。',
      ru: 'Новый пароль действует. Войдите с ним.',
    },
    links: ['/account/sign-in', '/account/recover'],
  },
  {
    path: '/account/new-address',
    sendsTo: '/api/account/address/confirm',
    takes: ['token'],
    fields: [],
    title: { en: 'Confirm your new address', zh: '确认新邮箱', ru: 'Подтвердите новый адрес' },
    lead: {
      en: 'From then on you sign in with it, and all mail goes there.',
      zh: '确认后，请用新邮箱登录，所有邮件也将发送至该邮箱。',
      ru: 'После этого входите с ним; все письма пойдут на него.',
    },
    button: { en: 'Confirm', zh: '确认', ru: 'Подтвердить' },
    done: { en: 'The new address is in force.', zh: '新邮箱已生效。', ru: 'Новый адрес действует.' },
    links: ['/account'],
    isSignedIn: true,
  },
  {
    path: '/account/report',
    sendsTo: '/api/abuse-reports',
    takes: ['subjectId'],
    adds: { subjectKind: 'account', reason: 'not_theirs' },
    fields: ['message', 'answerTo'],
    title: { en: 'Write to the operator', zh: '联系运营方', ru: 'Написать оператору' },
    lead: {
      en: 'When somebody else has taken your account: say what happened. The operator of the exchange alone reads it.',
      zh: '如果您的账户被他人占用，请说明情况。只有交易所运营方可以看到。',
      ru: 'Если вашей учётной записью завладел кто-то другой, опишите, что произошло. Это прочтёт только оператор биржи.',
    },
    button: { en: 'Send', zh: '发送', ru: 'Отправить' },
    done: {
      en: 'The operator has your report and answers to the address that you gave.',
      zh: '运营方已收到您的说明，并将回复到您提供的邮箱。',
      ru: 'Оператор получил ваше сообщение и ответит на указанный адрес.',
    },
    links: ['/account/recover'],
  },
  {
    path: '/account/suspended',
    sendsTo: '/api/abuse-reports',
    takes: ['subjectId'],
    adds: { subjectKind: 'account', reason: 'other' },
    fields: ['message', 'answerTo'],
    title: {
      en: 'Write to the operator about the suspension',
      zh: '就账户暂停联系运营方',
      ru: 'Написать оператору о приостановке',
    },
    lead: {
      en: 'Your account is suspended; the mail that brought you here says why. If you think that this is wrong, or have put it right, say so. The operator of the exchange alone reads it.',
      zh: '您的账户已被暂停，原因见通知邮件。如果您认为有误，或问题已解决，请说明情况。只有交易所运营方可以看到。',
      ru: 'Ваша учётная запись приостановлена; причина указана в письме, по ссылке из которого вы пришли. Если это ошибка или вы всё исправили, напишите об этом. Это прочтёт только оператор биржи.',
    },
    button: { en: 'Send', zh: '发送', ru: 'Отправить' },
    done: {
      en: 'The operator has your message and answers to the address that you gave.',
      zh: '运营方已收到您的留言，并将回复到您提供的邮箱。',
      ru: 'Оператор получил ваше сообщение и ответит на указанный адрес.',
    },
    links: ['/account/sign-in'],
  },
];

/** Where the work is done, which the portal has. */
export const WORKBENCH = { path: '/app', title: { en: 'Workbench', zh: '工作台', ru: 'Рабочее место' } } as const;

/** Pages of who is signed in, made by the browser from what the API answers. */
export const VIEW_PAGES: readonly { path: AccountPage; title: Text }[] = [
  { path: '/account', title: { en: 'Your account', zh: '您的账户', ru: 'Ваша учётная запись' } },
  { path: '/account/invitations', title: { en: 'Invitations', zh: '邀请', ru: 'Приглашения' } },
  { path: '/account/notifications', title: { en: 'Notifications', zh: '通知', ru: 'Уведомления' } },
];
