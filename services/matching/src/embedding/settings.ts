import { beforeDeadline, currentDeadline, fail } from '@techbourse/platform';
import { createEmbedder, type Embedder, EndpointError, openEndpoint, openFolder, poolings } from '@techbourse/text';
import { z } from 'zod';

const fields = {
  /** Where vectors come from: the built-in model, a folder with an ONNX model, an OpenAI-compatible endpoint. */
  MATCHING_EMBEDDER: z.enum(['builtin', 'folder', 'endpoint']).default('builtin'),
  /** Folder as sentence-transformers lays it out; the model file in it when there are several. */
  MATCHING_EMBEDDER_FOLDER: z.string().min(1).optional(),
  MATCHING_EMBEDDER_FILE: z.string().min(1).optional(),
  /** Overrides what the folder says. */
  MATCHING_EMBEDDER_POOLING: z.enum(poolings).optional(),
  MATCHING_EMBEDDER_TOKENS_MAX: z.coerce.number().int().min(8).max(32_768).optional(),
  /** Address up to and with the version, `https://host/v1`. */
  MATCHING_EMBEDDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  MATCHING_EMBEDDER_MODEL: z.string().min(1).optional(),
  MATCHING_EMBEDDER_DIMENSIONS: z.coerce.number().int().min(2).max(4096).optional(),
  MATCHING_EMBEDDER_KEY: z.string().min(1).optional(),
  /** Key of the endpoint that is being replaced, if it differs. */
  MATCHING_EMBEDDER_KEY_BEFORE: z.string().min(1).optional(),
  MATCHING_EMBEDDER_BATCH: z.coerce.number().int().min(1).max(2048).default(32),
  MATCHING_EMBEDDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  /** Prefixes that the model expects before needs and offers. */
  MATCHING_EMBEDDER_NEED_PREFIX: z.string().default(''),
  MATCHING_EMBEDDER_OFFER_PREFIX: z.string().default(''),
  /** `all`: Chinese and Russian go in as written; `en`: through the English gloss. */
  MATCHING_EMBEDDER_LANGUAGES: z.enum(['all', 'en']).default('all'),
  /** Any word. A new word makes it another embedder, for a model that changed under its name. */
  MATCHING_EMBEDDER_REVISION: z.string().max(40).default(''),
};
const settingsSchema = z.object(fields);
export type EmbedderSettings = z.infer<typeof settingsSchema>;

/** Settings of the embedder; `requireEmbedderSettings` checks which of them need others. */
export const embedderSettings = fields;

const NEEDED: Record<EmbedderSettings['MATCHING_EMBEDDER'], readonly (keyof EmbedderSettings)[]> = {
  builtin: [],
  folder: ['MATCHING_EMBEDDER_FOLDER'],
  endpoint: ['MATCHING_EMBEDDER_URL', 'MATCHING_EMBEDDER_MODEL', 'MATCHING_EMBEDDER_DIMENSIONS'],
};

/** Adds an issue for each missing setting that the chosen embedder needs. */
export function requireEmbedderSettings(config: EmbedderSettings, issues: z.RefinementCtx): void {
  for (const name of NEEDED[config.MATCHING_EMBEDDER]) {
    if (config[name] !== undefined) continue;
    const message = `is needed when MATCHING_EMBEDDER is ${config.MATCHING_EMBEDDER}`;
    issues.addIssue({ code: 'custom', path: [name], message });
  }
}

/** The settings that open an embedder, without keys. Stored, so that it can be opened after the settings changed. */
export const embedderRecipeSchema = settingsSchema.omit({
  MATCHING_EMBEDDER_KEY: true,
  MATCHING_EMBEDDER_KEY_BEFORE: true,
});
export type EmbedderRecipe = z.infer<typeof embedderRecipeSchema>;

export const BUILTIN: EmbedderRecipe = embedderRecipeSchema.parse({});

/** The recipe in the settings. */
export function recipeOf(config: EmbedderSettings): EmbedderRecipe {
  return embedderRecipeSchema.parse(config);
}

/**
 * Opens the embedder of a recipe.
 * @throws Error when files are missing or do not fit. An endpoint is not called before the first text.
 */
export async function openEmbedder(
  recipe: EmbedderRecipe,
  given: { toolsDir: string; threads: number; key?: string | undefined },
): Promise<Embedder> {
  const embedder = await openPlain(recipe, given);
  const revision = recipe.MATCHING_EMBEDDER_REVISION;
  return {
    ...embedder,
    id: revision ? `${embedder.id}@${revision}` : embedder.id,
    embed: async (texts, role) => {
      const deadline = currentDeadline();
      try {
        return await beforeDeadline(embedder.embed(texts, role, deadline), tooSlow);
      } catch (error) {
        // A slow endpoint counts as an outage, so that jobs wait for it.
        if (deadline?.aborted) throw tooSlow();
        if (error instanceof EndpointError && error.isAway) throw away(error);
        throw error;
      }
    },
  };
}

const tooSlow = () => fail.unavailable('embedding.slow', 'The embedder did not answer in time');
const away = (cause: Error) => fail.unavailable('embedding.unavailable', 'The embedder does not answer', cause);

async function openPlain(
  recipe: EmbedderRecipe,
  { toolsDir, threads, key }: Parameters<typeof openEmbedder>[1],
): Promise<Embedder> {
  const common = {
    prefixes: { need: recipe.MATCHING_EMBEDDER_NEED_PREFIX, offer: recipe.MATCHING_EMBEDDER_OFFER_PREFIX },
    multilingual: recipe.MATCHING_EMBEDDER_LANGUAGES === 'all',
  };
  switch (recipe.MATCHING_EMBEDDER) {
    case 'builtin':
      return createEmbedder({ toolsDir, threads });
    case 'folder':
      return openFolder({
        ...common,
        folder: recipe.MATCHING_EMBEDDER_FOLDER ?? '',
        file: recipe.MATCHING_EMBEDDER_FILE,
        pooling: recipe.MATCHING_EMBEDDER_POOLING,
        tokensMax: recipe.MATCHING_EMBEDDER_TOKENS_MAX,
        threads,
      });
    case 'endpoint':
      return openEndpoint({
        ...common,
        url: recipe.MATCHING_EMBEDDER_URL ?? '',
        model: recipe.MATCHING_EMBEDDER_MODEL ?? '',
        dimensions: recipe.MATCHING_EMBEDDER_DIMENSIONS ?? 0,
        batch: recipe.MATCHING_EMBEDDER_BATCH,
        timeoutMs: recipe.MATCHING_EMBEDDER_TIMEOUT_MS,
        parallel: threads * 2,
        // Jobs wait for an endpoint in an outage, so few tries in a row are enough.
        tries: 3,
        backoffMs: 300,
        key,
      });
  }
}
