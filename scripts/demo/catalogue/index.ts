import { aerospace } from './aerospace.ts';
import { agriculture } from './agriculture.ts';
import { biomedicine } from './biomedicine.ts';
import { city } from './city.ts';
import { electronics } from './electronics.ts';
import { energy } from './energy.ts';
import { environment } from './environment.ts';
import { manufacturing } from './manufacturing.ts';
import { materials } from './materials.ts';
import { nuclear } from './nuclear.ts';
import { organisations } from './organisations.ts';
import type { DemoChapter } from './record.ts';
import { transport } from './transport.ts';

const chapters: readonly DemoChapter[] = [
  environment,
  energy,
  materials,
  manufacturing,
  electronics,
  biomedicine,
  agriculture,
  aerospace,
  transport,
  city,
  nuclear,
];

/** The demo catalogue: invented by us, so that good pairs, near misses and impossible terms all occur. */
export const catalogue = {
  organisations,
  listings: chapters.flatMap((chapter) => chapter.listings),
  demands: chapters.flatMap((chapter) => chapter.demands),
};
