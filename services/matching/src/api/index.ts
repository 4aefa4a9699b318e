export * from './changes.ts';
export * from './events.ts';
export * from './exposure.ts';
export * from './pair.ts';
export * from './reasons.ts';
export * from './rematch.ts';
export * from './weights.ts';
