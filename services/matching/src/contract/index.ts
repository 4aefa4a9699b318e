export * from './events.ts';
export * from './pair.ts';
export * from './reasons.ts';
