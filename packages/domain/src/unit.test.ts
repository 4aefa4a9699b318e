import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertUnit, parseUnit } from './unit.ts';

describe('a value in another unit', () => {
  it.each([
    [31, 'kPa', 'MPa', 0.031],
    [30, 'кПа', 'kPa', 30],
    [0.5, 'mg/L', 'мкг/л', 500],
    [1.5, '毫克/升', 'mg/l', 1.5],
    [2, '毫克每升', 'g/m³', 2],
    [90, 'min', 'h', 1.5],
    [2, '小时', 'мин', 120],
    [1, 'm3/h', 'L/min', 1000 / 60],
    [3, '立方米/小时', 'м³/ч', 3],
    [95, '%', '', 0.95],
    [0.01, '', '%', 1],
    [1500, 'ppm', '%', 0.15],
    [25, '°C', 'K', 298.15],
    [212, '°F', '℃', 100],
    [0.04, 'W/(m·K)', 'mW/(m·K)', 40],
    [0.04, 'W/m·K', 'Вт/(м·К)', 0.04],
    [3.6, 'MJ', 'kWh', 1],
    [0.25, 'kWh/kg', 'Вт·ч/кг', 250],
    [1, 's-1', 'Hz', 1],
    [1, 's^-1', 'kHz', 0.001],
    [60, 'об/мин', 'rpm', 60],
    [3, '×10^3 cycles', '次', 3000],
    [1, 'µm', '纳米', 1000],
    [1, '公斤', 'g', 1000],
    [5, 'g/100 mL', 'g/L', 50],
    [1, 'mmol/L', 'mM', 1],
    [24, 'months', 'years', 2],
  ])('%d %s in %s is %d', (value, from, to, expected) => {
    expect(convertUnit(value, from, to)).toBeCloseTo(expected, 9);
  });

  it.each([
    ['kPa', 'kg'],
    ['mg/L', 'mg/kg'],
    ['rpm', 'Hz'],
    ['', 'mg'],
    ['dB', 'W'],
    ['bananas', 'pieces'],
  ])('there is none of %j in %j', (from, to) => {
    expect(convertUnit(1, from, to)).toBeUndefined();
  });

  it('milli and mega, a metre and a minute, are told apart by their letters', () => {
    expect([convertUnit(1, 'MPa', 'mPa'), convertUnit(1, 'min', 'mm'), convertUnit(1, 'mm', 'm')]).toEqual([
      1e9,
      undefined,
      0.001,
    ]);
  });

  it('what nobody understands equals itself, however it is spaced', () => {
    expect([convertUnit(7, 'Shore  A', 'Shore A'), convertUnit(7, 'Shore A', 'Shore D')]).toEqual([7, undefined]);
  });
});

it('a conversion there and back changes no more than rounding does', () => {
  const units = fc.constantFrom('kPa', 'МПа', 'bar', 'atm', 'N/mm2', 'psi');
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), units, units, (value, from, to) => {
      const there = convertUnit(value, from, to) ?? Number.NaN;
      expect(Math.abs((convertUnit(there, to, from) ?? Number.NaN) / value - 1)).toBeLessThan(1e-10);
    }),
  );
});

it('whatever is written as a unit is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const unit = parseUnit(text);
      expect(unit === undefined || typeof unit.factor === 'number').toBe(true);
    }),
  );
});
