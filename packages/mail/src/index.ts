export { isMailAddress } from './address.ts';
export { MAIL_LANGUAGES, type MailContent, type MailLanguage, type MailTexts, quotedInMail } from './content.ts';
export { escaped } from './render.ts';
export { lateMail, type MailSender, startMailSender } from './sender.ts';
export { mailSettings } from './settings.ts';
export { type NewMail, writeMails } from './store.ts';
export { type MailTable, mailConstraints, mailTables } from './tables.ts';
export { type MailTransport, smtpTransport } from './transport.ts';
