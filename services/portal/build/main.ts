import { buildWorkbench } from './build.ts';

const started = performance.now();
const wasBuilt = await buildWorkbench();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`workbench: ${wasBuilt ? 'built' : 'up to date'} (${seconds} s)`);
