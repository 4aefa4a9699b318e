export { type CaughtMail, type MailCatcher, startMailCatcher } from './catcher.ts';
