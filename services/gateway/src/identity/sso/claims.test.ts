import { describe, expect, it } from 'vitest';
import { saysWho, signedInOf } from './claims.ts';

const DOMAINS = ['uni.example', 'xn--fiq228c.example'];
const claims = { sub: 'a-1', email: 'li.na@uni.example', email_verified: true, name: 'Li Na' };

describe('whom a provider speaks of', () => {
  it('is who its claims say, in the form that accounts have', () => {
    expect(signedInOf(claims, DOMAINS)).toEqual({
      subject: 'a-1',
      email: 'li.na@uni.example',
      name: 'Li Na',
      language: 'en',
    });
    const chinese = { ...claims, email: ' Li.Na@中文.EXAMPLE ', email_verified: 'true', locale: 'zh-CN' };
    expect(signedInOf(chinese, DOMAINS)).toMatchObject({ email: 'li.na@xn--fiq228c.example', language: 'zh' });
  });

  it.each([
    [{ name: undefined, given_name: 'Na', family_name: 'Li' }, 'Na Li'],
    [{ name: ' Li\u202e \n Na ' }, 'Li Na'],
    [{ name: '' }, 'li.na'],
    [{ name: 7 }, 'li.na'],
    [{ name: '字'.repeat(500) }, '字'.repeat(100)],
  ])('with %j is called %j', (changed, name) => {
    expect(signedInOf({ ...claims, ...changed }, DOMAINS).name).toBe(name);
  });

  it.each([
    ['sso.subject', { sub: undefined }],
    ['sso.subject', { sub: '' }],
    ['sso.subject', { sub: 'a'.repeat(256) }],
    ['sso.email_missing', { email: undefined }],
    ['sso.email_missing', { email: 'li.na' }],
    ['sso.email_missing', { email: ['li.na@uni.example'] }],
    ['sso.email_missing', { email: 'a@b@uni.example' }],
    ['sso.email_missing', { email: 'li na@uni.example' }],
    ['sso.email_missing', { email: 'li.na@uni.example\r\nBcc: x@y.example' }],
    ['sso.email_unverified', { email_verified: undefined }],
    ['sso.email_unverified', { email_verified: false }],
    ['sso.email_unverified', { email_verified: 'false' }],
    ['sso.email_unverified', { email_verified: 1 }],
    ['sso.email_unverified', { email_verified: ['true'] }],
    ['sso.email_foreign', { email: 'li.na@other.example' }],
    ['sso.email_foreign', { email: 'li.na@cs.uni.example' }],
    ['sso.email_foreign', { email: 'li.na@evil-uni.example' }],
    ['sso.email_foreign', { email: 'li.na@uni.example.evil.example' }],
  ])('is refused with %s for %j', (reason, changed) => {
    expect(() => signedInOf({ ...claims, ...changed }, DOMAINS)).toThrow(
      expect.objectContaining({ kind: 'FORBIDDEN', reason }),
    );
  });
});

it('the endpoint of the user is asked when the token alone does not say who it is', () => {
  expect(saysWho(claims)).toBe(true);
  expect(saysWho({ ...claims, email_verified: false })).toBe(true);
  expect(saysWho({ sub: 'a-1', email: 'li.na@uni.example' })).toBe(false);
  expect(saysWho({ sub: 'a-1' })).toBe(false);
});
