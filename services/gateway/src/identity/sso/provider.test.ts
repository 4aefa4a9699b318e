import { describe, expect, it } from 'vitest';
import { assertMayRequire, assertSecretFits, changesTrust, domainOf, readDomains } from './provider.ts';

const row = {
  id: 'p',
  issuer: 'https://id.uni.example',
  clientId: 'c',
  domains: ['uni.example'],
  state: 'approved',
  required: false,
};
const thrown = (reason: string) => expect.objectContaining({ reason });

describe('domains of a provider', () => {
  it('have one form, and each stands once', () => {
    expect(readDomains(['Uni.Example', 'uni.example', '中文.example.'])).toEqual([
      'uni.example',
      'xn--fiq228c.example',
    ]);
    expect(domainOf('a@Uni.Example')).toBe('uni.example');
  });

  it('are refused by place: what is no domain, and where anybody gets a mailbox', () => {
    const given = ['uni.example', 'gmail.com', 'https://uni.example', 'QQ.com', '10.0.0.1', 'edu.cn'];
    expect(() => readDomains(given)).toThrow(
      expect.objectContaining({
        reason: 'sso.domain',
        issues: [
          ['/domains/1', 'sso.domain.free_mail'],
          ['/domains/2', 'sso.domain.unreadable'],
          ['/domains/3', 'sso.domain.free_mail'],
          ['/domains/4', 'sso.domain.unreadable'],
          ['/domains/5', 'sso.domain.unreadable'],
        ].map(([pointer, rule]) => expect.objectContaining({ pointer, rule })),
      }),
    );
  });
});

describe('a change of a provider', () => {
  it('of issuer, client or domains is one of what the operator approved', () => {
    expect(changesTrust(row, { ...row })).toBe(false);
    for (const changed of [
      { issuer: 'https://x.example' },
      { clientId: 'd' },
      { domains: ['uni.example', 'x.example'] },
    ]) {
      expect(changesTrust(row, { ...row, ...changed })).toBe(true);
    }
  });

  it('of issuer or client comes with the secret: the one before is shown to nobody else', () => {
    for (const next of [
      { ...row, issuer: 'https://evil.example' },
      { ...row, clientId: 'd' },
    ]) {
      expect(() => assertSecretFits(row, next, {})).toThrow(thrown('sso.secret_needed'));
      expect(() => assertSecretFits(row, next, { clientSecret: 's' })).not.toThrow();
    }
    expect(() => assertSecretFits(row, { ...row, domains: ['x.example'] }, {})).not.toThrow();
  });

  it('makes it the only way in from a session that it made, and never so that nobody can come in', () => {
    const by = (id: string | null, isProposedAgain = false) => ({ isProposedAgain, by: id });
    const ask = { required: true };
    expect(() => assertMayRequire(row, ask, by('p'))).not.toThrow();
    expect(() => assertMayRequire(row, {}, by(null))).not.toThrow();
    expect(() => assertMayRequire(row, ask, by(null))).toThrow(thrown('sso.required.own_session'));
    expect(() => assertMayRequire(row, ask, by('other'))).toThrow(thrown('sso.required.own_session'));
    expect(() => assertMayRequire({ ...row, state: 'proposed' }, ask, by('p'))).toThrow(
      thrown('sso.required.not_approved'),
    );
    expect(() => assertMayRequire(row, ask, by('p', true))).toThrow(thrown('sso.required.first'));
    const required = { ...row, required: true };
    expect(() => assertMayRequire(required, {}, by(null, true))).toThrow(thrown('sso.required.first'));
    expect(() => assertMayRequire(required, { required: false }, by(null, true))).not.toThrow();
    expect(() => assertMayRequire(required, {}, by(null))).not.toThrow();
  });
});
