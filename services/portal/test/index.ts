export { createContext } from '../src/compose.ts';
export { readPortalConfig } from '../src/config.ts';
export { buildServer } from '../src/server.ts';
