import { expect, it } from 'vitest';
import { attemptCookie, browserOf, hashOf, newAttempt, secretsOf } from './attempt.ts';

it('the browser alone holds what finishes a sign-in: no hash that is kept leads to it', () => {
  const { state, browser } = newAttempt();
  const { verifier, nonce } = secretsOf(browser);
  expect(new Set([state, browser, verifier, nonce, hashOf(state), hashOf(browser)]).size).toBe(6);
  expect(verifier).toMatch(/^[\w-]{43}$/);
  expect(secretsOf(browser)).toEqual({ verifier, nonce });
  expect(secretsOf(newAttempt().browser)).not.toEqual({ verifier, nonce });
});

it('a cookie belongs to one sign-in, is sent to the callback alone, and no script reads it', () => {
  const [one, other] = [newAttempt(), newAttempt()];
  const cookie = attemptCookie(one.state, one.browser, { isSecure: true });
  expect(cookie).toMatch(/; Path=\/api\/sso\/callback; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  expect(attemptCookie(one.state, one.browser, { isSecure: false })).not.toContain('Secure');
  const sent = [one, other].map(
    ({ state, browser }) => attemptCookie(state, browser, { isSecure: true }).split(';')[0],
  );
  const header = `theme=dark; ${sent.join('; ')}`;
  expect(browserOf(header, one.state)).toBe(one.browser);
  expect(browserOf(header, other.state)).toBe(other.browser);
  expect(browserOf(header, newAttempt().state)).toBeUndefined();
  expect(browserOf(undefined, one.state)).toBeUndefined();
  expect(browserOf(`${sent[0]?.slice(0, -3)}`, one.state)).toBeUndefined();
  expect(attemptCookie(one.state, '', { isSecure: true })).toContain('Max-Age=0');
});
