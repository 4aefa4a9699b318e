import { toolsDir } from '../tools.ts';
import { buildTextTools } from './tools.ts';

const started = performance.now();
const tools = toolsDir();
const made = await buildTextTools(tools);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`text tools: ${made.length > 0 ? `built ${made.join(', ')}` : 'up to date'} in ${tools} (${seconds} s)`);
