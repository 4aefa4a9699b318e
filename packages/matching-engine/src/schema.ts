export * from './learning/fit-record.ts';
export * from './reason/change-schema.ts';
export * from './reason/reason-schema.ts';
