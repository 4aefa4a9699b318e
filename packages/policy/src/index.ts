export * from './actions.ts';
export * from './actor.ts';
export * from './audited.ts';
export * from './decide.ts';
export * from './visible.ts';
