export * from '@techbourse/matching-engine/schema';
export * from './events.ts';
export * from './exposure.ts';
export * from './pair.ts';
export * from './rematch.ts';
export * from './track-record.ts';
export * from './weights.ts';
