import { ROLE_NAMES } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';

export type Text = Readonly<Record<Language, string>>;
export type Field = 'email' | 'name' | 'password' | 'newPassword' | 'message' | 'answerTo';

export const LABELS: Readonly<Record<Field, Text>> = {
  email: { en: 'Mail address', zh: '邮箱', ru: 'Адрес почты' },
  name: { en: 'Name', zh: '姓名', ru: 'Имя' },
  password: { en: 'Password', zh: '密码', ru: 'Пароль' },
  newPassword: { en: 'New password', zh: '新密码', ru: 'Новый пароль' },
  message: { en: 'What happened', zh: '发生了什么', ru: 'Что произошло' },
  answerTo: { en: 'Mail address for the answer', zh: '用于回复的邮箱', ru: 'Адрес почты для ответа' },
};

export const HINTS: Partial<Readonly<Record<Field, Text>>> = {
  newPassword: {
    en: 'At least 10 characters; a few words that only you put together are best.',
    zh: '至少 10 个字符；最好是只有您会组合的几个词。',
    ru: 'Не короче 10 символов; лучше всего несколько слов, которые сочетаете только вы.',
  },
};

/** What the pages say by themselves. `{x}` is filled in. */
export const WORDS = {
  sending: { en: 'Sending …', zh: '发送中…', ru: 'Отправка…' },
  loading: { en: 'Loading …', zh: '加载中…', ru: 'Загрузка…' },
  on: { en: 'Go on', zh: '继续', ru: 'Дальше' },
  noScript: {
    en: 'This page needs JavaScript.',
    zh: '此页面需要启用 JavaScript。',
    ru: 'Для этой страницы нужен JavaScript.',
  },
  code: {
    en: 'Code of your app, or a recovery code',
    zh: '验证器应用的验证码或恢复码',
    ru: 'Код из приложения или код восстановления',
  },
  checkCode: { en: 'Check the code', zh: '验证', ru: 'Проверить код' },
  again: { en: 'Send the mail again', zh: '重新发送邮件', ru: 'Отправить письмо ещё раз' },
  bySso: { en: 'Sign in by your organisation', zh: '通过所在机构登录', ru: 'Войти через организацию' },
  byPasskey: { en: 'Sign in with a passkey', zh: '使用通行密钥登录', ru: 'Войти с ключом доступа' },
  signInFirst: { en: 'Sign in to go on.', zh: '请先登录。', ru: 'Войдите, чтобы продолжить.' },
  signedInAs: { en: 'Signed in as {x}', zh: '当前登录：{x}', ru: 'Вы вошли как {x}' },
  signOut: { en: 'Sign out', zh: '退出登录', ru: 'Выйти' },
  invitations: { en: 'Invitations', zh: '邀请', ru: 'Приглашения' },
  invitedAs: { en: 'invites you as {x}', zh: '邀请您担任{x}', ru: 'приглашает вас. Роль: {x}' },
  until: { en: 'until {x}', zh: '有效期至 {x}', ru: 'до {x}' },
  accept: { en: 'Accept', zh: '接受', ru: 'Принять' },
  decline: { en: 'Decline', zh: '拒绝', ru: 'Отказаться' },
  accepted: {
    en: 'Accepted: you are a member of {x}.',
    zh: '已接受：您已成为{x}的成员。',
    ru: 'Принято: вы участник организации {x}.',
  },
  declined: { en: 'Declined.', zh: '已拒绝。', ru: 'Вы отказались.' },
  noInvitations: {
    en: 'No invitation waits for {x}. One that went to another address is answered by the account of that address.',
    zh: '没有发给 {x} 的待处理邀请。发往其他邮箱的邀请请用该邮箱的账户处理。',
    ru: 'Для {x} приглашений нет. На приглашение, отправленное на другой адрес, отвечают из учётной записи с этим адресом.',
  },
  ownership: {
    en: 'You are asked to become the owner of {x}',
    zh: '请您成为{x}的所有者',
    ru: 'Вам предлагают стать владельцем организации {x}',
  },
  memberships: { en: 'Organisations', zh: '机构', ru: 'Организации' },
  noMemberships: {
    en: 'You belong to no organisation yet. In the workbench you find yours and ask to join it, or create it; an invitation by mail brings you in too.',
    zh: '您尚未加入任何机构。请在工作台中查找并申请加入您的机构，或创建机构；也可通过邮件邀请加入。',
    ru: 'Вы пока не состоите ни в одной организации. На странице «Рабочее место» найдите свою и попросите о вступлении или создайте её; можно и принять приглашение из письма.',
  },
  active: { en: 'you act for it', zh: '当前代表该机构', ru: 'вы действуете от её имени' },
  actFor: { en: 'Act for it', zh: '切换到该机构', ru: 'Действовать от её имени' },
  requests: { en: 'Your requests to join', zh: '您的加入申请', ru: 'Ваши запросы на вступление' },
  sessions: { en: 'Where you are signed in', zh: '登录会话', ru: 'Где вы вошли' },
  thisOne: { en: 'this browser', zh: '当前浏览器', ru: 'этот браузер' },
  lastUsed: { en: 'last used {x}', zh: '最近使用：{x}', ru: 'использовался {x}' },
  end: { en: 'End', zh: '结束', ru: 'Завершить' },
  ended: { en: 'Ended.', zh: '已结束。', ru: 'Завершено.' },
  noNotifications: { en: 'You were told nothing yet.', zh: '暂无通知。', ru: 'Уведомлений пока нет.' },
  details: { en: 'What it is about', zh: '详细内容', ru: 'Подробности' },
  more: { en: 'Show more', zh: '显示更多', ru: 'Показать ещё' },
  unread: { en: 'new', zh: '新', ru: 'новое' },
  gone: {
    en: 'This is not there any more, or not for you.',
    zh: '该内容已不存在，或您无权查看。',
    ru: 'Этого больше нет или вам это недоступно.',
  },
  nothing: { en: 'Nothing.', zh: '无。', ru: 'Ничего.' },
  ...ROLE_NAMES,
  pending: { en: 'waits for an answer', zh: '待答复', ru: 'ожидает ответа' },
  withdrawn: { en: 'taken back', zh: '已撤回', ru: 'отозвано' },
} satisfies Record<string, Text>;

/** What reasons and rules of the API mean to who stands before one of these pages; others are said as the API says them. */
export const PROBLEMS: Readonly<Record<string, Text>> = {
  'account.wrong_credentials': {
    en: 'The address or the password is wrong.',
    zh: '邮箱或密码错误。',
    ru: 'Неверный адрес или пароль.',
  },
  'account.unconfirmed': {
    en: 'This address is not confirmed yet: open the link in our mail, or have the mail sent again.',
    zh: '此邮箱尚未确认：请打开邮件中的链接，或重新发送邮件。',
    ru: 'Этот адрес ещё не подтверждён: откройте ссылку в письме или отправьте письмо ещё раз.',
  },
  'account.suspended': {
    en: 'The operator of the exchange has suspended this account: the mail that told you says why.',
    zh: '交易所运营方已暂停此账户，原因见通知邮件。',
    ru: 'Оператор биржи приостановил эту учётную запись: причина указана в письме.',
  },
  'account.wrong_password': {
    en: 'This is not the password that you chose when you signed up.',
    zh: '这不是您注册时设置的密码。',
    ru: 'Это не тот пароль, который вы выбрали при регистрации.',
  },
  'account.invalid_link': {
    en: 'This link has been used or is too old: ask for another.',
    zh: '此链接已使用或已过期，请重新申请。',
    ru: 'Ссылка уже использована или устарела: запросите новую.',
  },
  'account.exists': {
    en: 'There is an account with this address: sign in.',
    zh: '此邮箱已有账户，请登录。',
    ru: 'Для этого адреса есть учётная запись: войдите.',
  },
  'account.too_many': {
    en: 'Too many tries. Wait a few minutes.',
    zh: '尝试次数过多，请稍后再试。',
    ru: 'Слишком много попыток. Подождите несколько минут.',
  },
  'account.weak_password': { en: 'Choose another password.', zh: '请选择其他密码。', ru: 'Выберите другой пароль.' },
  'password.monotonous': {
    en: 'The password repeats a few characters.',
    zh: '密码只重复了少数字符。',
    ru: 'В пароле повторяются немногие символы.',
  },
  'password.common': {
    en: 'This password is among those that are tried first.',
    zh: '这是最先会被猜到的密码之一。',
    ru: 'Такой пароль пробуют одним из первых.',
  },
  'password.own_name': {
    en: 'The password is your own name or address.',
    zh: '密码与您的姓名或邮箱相同。',
    ru: 'Пароль совпадает с вашим именем или адресом.',
  },
  'second_factor.wrong_code': {
    en: 'The code is wrong or was used.',
    zh: '验证码错误或已使用。',
    ru: 'Код неверен или уже использован.',
  },
  'sso.none': {
    en: 'This address has no sign-in by an organisation: use your password.',
    zh: '此邮箱没有机构登录方式，请使用密码。',
    ru: 'Для этого адреса нет входа через организацию: используйте пароль.',
  },
  'membership.inviter_gone': {
    en: 'Who invited you may not invite any more: ask the organisation for another invitation.',
    zh: '邀请人已无权邀请，请向该机构索取新的邀请。',
    ru: 'Пригласивший вас больше не вправе приглашать: попросите новое приглашение.',
  },
  request: { en: 'Look at the marked fields.', zh: '请检查标出的内容。', ru: 'Проверьте отмеченные поля.' },
  missing: { en: 'Fill this in.', zh: '请填写此项。', ru: 'Заполните это поле.' },
  email: { en: 'This is not a mail address.', zh: '这不是邮箱地址。', ru: 'Это не адрес почты.' },
  tooShort: {
    en: 'Too short: at least {x} characters.',
    zh: '太短：至少 {x} 个字符。',
    ru: 'Слишком коротко: не менее {x} символов.',
  },
  network: {
    en: 'The exchange does not answer. Try again in a minute.',
    zh: '交易所暂无响应，请稍后再试。',
    ru: 'Биржа не отвечает. Попробуйте через минуту.',
  },
};

export const SITE: Text = { en: 'Technology exchange', zh: '技术交易所', ru: 'Биржа технологий' };
