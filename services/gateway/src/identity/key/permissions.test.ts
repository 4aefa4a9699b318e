import { SCOPES } from '@techbourse/api-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPermissions, toScopes } from './permissions.ts';

describe('the scopes of a key', () => {
  it('are read as they were written, each once, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SCOPES, ...SCOPES]), (scopes) => {
        expect(toScopes(toPermissions(scopes))).toEqual(SCOPES.filter((scope) => scopes.includes(scope)));
      }),
    );
  });

  it('are none where the row holds nothing that can be read, and no error, which would spoil other keys', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(toScopes(text).filter((scope) => !SCOPES.includes(scope))).toEqual([]);
      }),
    );
    const broken = ['', '{', 'null', '[]', '"listings:read"', '7', '{"listings":"read"}', '{"listings":{"0":"read"}}'];
    for (const text of [null, ...broken]) expect([text, toScopes(text)]).toEqual([text, []]);
  });

  it('are not taken from what every object has', () => {
    expect(toScopes('{"__proto__":{"listings":["read"]},"constructor":["read"]}')).toEqual([]);
  });
});
