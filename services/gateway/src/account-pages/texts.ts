import type { Language } from '@techbourse/domain';

type Text = Readonly<Record<Language, string>>;

/** A page with one form: what it asks for, where it sends that, and what it says then. */
export type FormPage = {
  path: string;
  /** Of our API; the token behind the `#` of the address goes along when there is one. */
  sendsTo: string;
  fields: readonly ('email' | 'name' | 'password' | 'newPassword')[];
  title: Text;
  button: Text;
  done: Text;
};

const LOOK_INTO_MAIL: Text = {
  en: 'Look into your mail: what happens next stands there.',
  zh: '请查看您的邮箱，后续步骤在邮件中。',
  ru: 'Проверьте почту: дальнейшие шаги указаны в письме.',
};

export const LABELS: Readonly<Record<FormPage['fields'][number], Text>> = {
  email: { en: 'Address of mail', zh: '邮箱', ru: 'Адрес почты' },
  name: { en: 'Name', zh: '姓名', ru: 'Имя' },
  password: { en: 'Password', zh: '密码', ru: 'Пароль' },
  newPassword: {
    en: 'New password, at least 10 characters',
    zh: '新密码（至少 10 个字符）',
    ru: 'Новый пароль, не короче 10 символов',
  },
};

/** Where the links of mails lead. */
export const FORM_PAGES: readonly FormPage[] = [
  {
    path: '/account/sign-up',
    sendsTo: '/api/account/sign-up',
    fields: ['email', 'name', 'newPassword'],
    title: { en: 'Sign up', zh: '注册', ru: 'Регистрация' },
    button: { en: 'Sign up', zh: '注册', ru: 'Зарегистрироваться' },
    done: LOOK_INTO_MAIL,
  },
  {
    path: '/account/confirm',
    sendsTo: '/api/account/confirm',
    fields: ['password'],
    title: {
      en: 'Confirm your address with the password that you chose',
      zh: '请输入您设置的密码以确认邮箱',
      ru: 'Подтвердите адрес паролем, который вы выбрали',
    },
    button: { en: 'Confirm and sign in', zh: '确认并登录', ru: 'Подтвердить и войти' },
    done: {
      en: 'You have an account and are signed in.',
      zh: '账户已创建，您已登录。',
      ru: 'Учётная запись создана, вы вошли.',
    },
  },
  {
    path: '/account/recover',
    sendsTo: '/api/account/recover',
    fields: ['email'],
    title: { en: 'Ask for a new password', zh: '申请重设密码', ru: 'Запросить новый пароль' },
    button: { en: 'Send the mail', zh: '发送邮件', ru: 'Отправить письмо' },
    done: LOOK_INTO_MAIL,
  },
  {
    path: '/account/new-password',
    sendsTo: '/api/account/new-password',
    fields: ['newPassword'],
    title: { en: 'Choose a new password', zh: '设置新密码', ru: 'Задайте новый пароль' },
    button: { en: 'Change the password', zh: '更改密码', ru: 'Изменить пароль' },
    done: {
      en: 'The new password is in force. Sign in with it.',
      zh: '新密码已生效，请用新密码登录。',
      ru: 'Новый пароль действует. Войдите с ним.',
    },
  },
  {
    path: '/account/new-address',
    sendsTo: '/api/account/address/confirm',
    fields: [],
    title: { en: 'Confirm your new address', zh: '确认新邮箱', ru: 'Подтвердите новый адрес' },
    button: { en: 'Confirm', zh: '确认', ru: 'Подтвердить' },
    done: { en: 'The new address is in force.', zh: '新邮箱已生效。', ru: 'Новый адрес действует.' },
  },
];
