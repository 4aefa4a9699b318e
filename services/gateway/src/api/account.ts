import { asciiMailAddress, languages, lineText, mailFault, orcidSchema } from '@techbourse/domain';
import { z } from 'zod';

const EMAIL_MAX = 254;
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** An address of mail, in small letters: two that differ in their case are one. */
export const emailSchema = z
  // A domain of another script is kept as the DNS has it: both spellings are one account.
  .string()
  .overwrite((text) => asciiMailAddress(text) ?? text)
  .superRefine((text, ctx) => {
    const fault = mailFault(text);
    if (fault?.rule !== 'mail.local_part') return;
    ctx.addIssue({ code: 'custom', message: fault.message, params: { rule: fault.rule }, continue: false });
  })
  .email({ pattern: ADDRESS, error: 'Not an address of mail' })
  .max(EMAIL_MAX)
  .refine((text) => text.indexOf('@') <= 64, { error: 'Not an address of mail' })
  .overwrite((text) => text.toLowerCase());

/** A password as it is given to be checked. */
const givenPasswordSchema = z.string().min(1).max(200);
/** A password as it is chosen; whether it is good enough depends on whose it is. */
const chosenPasswordSchema = z
  .string()
  .min(10, { error: 'Too short: at least 10 characters' })
  .max(200, { error: 'Too long: at most 200 characters' });
const tokenSchema = z.string().min(20).max(100).describe('from the link in the mail');
export const personNameSchema = lineText({ max: 100, letters: true });

export const signUpSchema = z
  .strictObject({
    email: emailSchema,
    name: personNameSchema,
    password: chosenPasswordSchema,
    language: languages.schema.default('en').describe('in which the exchange writes to you'),
  })
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof signUpSchema>;

export const confirmSchema = z
  .strictObject({ token: tokenSchema, password: givenPasswordSchema.describe('the one that you chose') })
  .meta({ id: 'SignUpConfirmation' });
export type Confirm = z.infer<typeof confirmSchema>;

export const recoverySchema = z.strictObject({ email: emailSchema }).meta({ id: 'PasswordRecovery' });
export const newPasswordSchema = z
  .strictObject({ token: tokenSchema, password: chosenPasswordSchema })
  .meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof newPasswordSchema>;

export const orcidShownToSchema = z
  .enum(['nobody', 'organisations', 'everybody'])
  .describe('organisations: whoever acts for one that you belong to; everybody: whoever sees your name in a list')
  .meta({ id: 'OrcidShownTo' });
export type OrcidShownTo = z.infer<typeof orcidShownToSchema>;

export const accountEditSchema = z
  .strictObject({
    expectedVersion: z.int().min(1),
    name: personNameSchema.optional(),
    language: languages.schema.optional(),
    orcid: orcidSchema.nullable().optional().describe('your own; also as an address. null takes it away'),
    orcidShownTo: orcidShownToSchema.optional().describe('at first nobody'),
  })
  .meta({ id: 'AccountEdit' });
export type AccountEdit = z.infer<typeof accountEditSchema>;

export const passwordChangeSchema = z
  .strictObject({ password: givenPasswordSchema.describe('the present one'), newPassword: chosenPasswordSchema })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

export const addressChangeSchema = z
  .strictObject({ email: emailSchema, password: givenPasswordSchema })
  .meta({ id: 'AddressChange' });
export type AddressChange = z.infer<typeof addressChangeSchema>;
export const addressConfirmationSchema = z.strictObject({ token: tokenSchema }).meta({ id: 'AddressConfirmation' });

const codeSchema = z.string().min(6).max(20);
export const ownPasswordSchema = z.strictObject({ password: givenPasswordSchema }).meta({ id: 'OwnPassword' });
export const codeInputSchema = z
  .strictObject({ code: codeSchema.describe('of the app; a recovery code where it says so') })
  .meta({ id: 'SecondFactorCode' });
export const passwordAndCodeSchema = z
  .strictObject({ password: givenPasswordSchema, code: codeSchema.describe('of the app, or a recovery code') })
  .meta({ id: 'PasswordAndCode' });
export const secondFactorSecretSchema = z
  .object({ secret: z.string(), uri: z.string().describe('otpauth://..., for a QR code') })
  .meta({ id: 'SecondFactorSecret' });
export type SecondFactorSecret = z.infer<typeof secondFactorSecretSchema>;
export const recoveryCodesSchema = z
  .object({ recoveryCodes: z.array(z.string()).describe('shown this once; each works once') })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const mailSentSchema = z
  .object({ sent: z.literal(true) })
  .meta({ id: 'MailSent', description: 'Look into your mail: what happens next stands there' });

export const signInSchema = z
  .strictObject({ email: emailSchema, password: givenPasswordSchema })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signInSchema>;

export const sessionSchema = z
  .object({
    id: z.uuid(),
    how: z.string().describe('how it was made: password, sign_up, passkey, sso'),
    current: z.boolean().describe('the one that you ask with'),
    organisationId: z.uuid().nullable().describe('the organisation that you act for in it'),
    address: z.string(),
    browser: z.string(),
    createdAt: z.string(),
    lastUsedAt: z.string().describe('to within half a minute'),
    expiresAt: z.string(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const openedSessionSchema = z
  .object({
    secondFactor: z.enum(['none', 'due']).describe('due: nothing is open until POST /api/sessions/second-factor'),
    session: sessionSchema,
  })
  .meta({ id: 'OpenedSession' });
export type OpenedSessionView = z.infer<typeof openedSessionSchema>;

export const sessionListSchema = z.object({ items: z.array(sessionSchema) });
export const endedSessionsSchema = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });
export const sessionEditSchema = z
  .strictObject({ organisationId: z.uuid().describe('one that you belong to') })
  .meta({ id: 'SessionEdit' });

const browserAnswerSchema = z
  .looseObject({ id: z.string().min(1).max(1400), response: z.looseObject({ clientDataJSON: z.string().max(10_000) }) })
  .describe('PublicKeyCredential.toJSON() of the browser');
export const passkeyOptionsSchema = z
  .looseObject({ challenge: z.string() })
  .meta({ id: 'PasskeyOptions', description: 'For PublicKeyCredential.parseCreationOptionsFromJSON and its like' });
export const passkeyAnswerSchema = z.strictObject({ response: browserAnswerSchema }).meta({ id: 'PasskeyAnswer' });
export const newPasskeySchema = z
  .strictObject({ name: lineText({ max: 100 }).describe('to tell it from your others'), response: browserAnswerSchema })
  .meta({ id: 'NewPasskey' });
export type NewPasskey = z.infer<typeof newPasskeySchema>;
export const passkeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    synced: z.boolean().describe('its owner’s other devices have it too'),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof passkeySchema>;
export const passkeyListSchema = z.object({ items: z.array(passkeySchema) });
