import { describe, expect, it } from 'vitest';
import { isTimeZone } from './calendar.ts';
import { countryCodes } from './country-code.ts';
import { dayInAll, endOfDayInAll, zonesOf } from './place-zones.ts';

const ends = (day: string, place: Parameters<typeof zonesOf>[0]) => endOfDayInAll(day, zonesOf(place)).toISOString();

describe('the day of a place', () => {
  it('ends at midnight of its zone', () => {
    expect(ends('2026-12-31', { country: 'CN', region: 'CN-HL' })).toBe('2026-12-31T16:00:00.000Z');
    expect(ends('2026-12-31', { country: 'CN', region: 'CN-XJ' })).toBe('2026-12-31T16:00:00.000Z');
    expect(ends('2026-12-31', { country: 'KZ', region: 'KZ-75' })).toBe('2026-12-31T19:00:00.000Z');
    expect(ends('2027-03-14', { country: 'US', region: 'US-NY' })).toBe('2027-03-15T04:00:00.000Z');
    expect(ends('2027-03-13', { country: 'US', region: 'US-NY' })).toBe('2027-03-14T05:00:00.000Z');
  });

  it('ends with the latest zone of a country, or of a region with several zones', () => {
    expect(ends('2026-12-01', { country: 'US' })).toBe('2026-12-02T10:00:00.000Z'); // Hawaii
    expect(ends('2026-12-01', { country: 'US', region: 'US-TX' })).toBe('2026-12-02T07:00:00.000Z'); // El Paso
    expect(ends('2026-12-01', { country: 'RU' })).toBe('2026-12-01T22:00:00.000Z'); // Kaliningrad
    expect(ends('2026-12-01', { country: 'RU', region: 'RU-PRI' })).toBe('2026-12-01T14:00:00.000Z');
    expect(dayInAll(new Date('2026-12-02T09:59:59Z'), zonesOf({ country: 'US' }))).toBe('2026-12-01');
  });

  it('is known for every country where people live', () => {
    const without = countryCodes.filter((country) => zonesOf({ country }).length === 0);
    expect(without).toEqual(['BV', 'HM']);
    for (const country of countryCodes)
      for (const zone of zonesOf({ country })) expect(isTimeZone(zone), zone).toBe(true);
  });

  it('of a region lies in a zone of its country', () => {
    const regions = {
      US: ['NY', 'IN', 'AK'],
      RU: ['SA', 'MOW', 'ME'],
      CA: ['ON', 'QC'],
      AU: ['NSW'],
      BR: ['AM', 'SP'],
    };
    for (const [country, codes] of Object.entries({ ...regions, ES: ['CN', 'MD'], ID: ['JK', 'PA'], MX: ['CHH'] })) {
      for (const code of codes) {
        for (const zone of zonesOf({ country, region: `${country}-${code}` })) {
          expect(zonesOf({ country }), `${country}-${code}`).toContain(zone);
        }
      }
    }
  });
});
