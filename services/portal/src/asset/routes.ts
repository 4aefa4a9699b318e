import { type App, fail } from '@techbourse/platform';
import { z } from 'zod';
import type { Assets } from './assets.ts';
import { sendFile } from './packed.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

export function registerAssetRoutes(app: App, assets: Assets): void {
  app.get(
    '/assets/:name',
    { schema: { hide: true, params: z.object({ name: z.string() }) } },
    async (request, reply) => {
      const { name } = request.params;
      const asset = assets.byName.get(name);
      if (!asset) throw fail.notFound('portal.no_page', 'There is no such file');
      const isHashed = name.split('.').length > 2;
      return sendFile(request, reply, asset, isHashed ? FOR_EVER : A_DAY);
    },
  );
}
