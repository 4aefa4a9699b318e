import type { Logger } from '@techbourse/platform';
import type { Embedder } from '@techbourse/text';
import { type EmbedderRecipe, type EmbedderSettings, openEmbedder, recipeOf } from './settings.ts';
import type { NamedEmbedder } from './store.ts';

/** Settings of the embedder, the folder of its files, and its threads. */
export type EmbeddersConfig = EmbedderSettings & {
  readonly TOOLS_DIR: string;
  readonly MATCHING_EMBED_THREADS: number;
};

/**
 * The embedders of a worker: the one of its settings and, during a change, the replaced one by its stored recipe.
 */
export class Embedders {
  readonly own: Embedder;
  readonly #recipe: EmbedderRecipe;
  readonly #config: EmbeddersConfig;
  readonly #log: Logger;
  readonly #others = new Map<string, Promise<Embedder | undefined>>();

  private constructor(config: EmbeddersConfig, log: Logger, recipe: EmbedderRecipe, own: Embedder) {
    this.own = own;
    this.#config = config;
    this.#log = log;
    this.#recipe = recipe;
  }

  /** Opens the embedder of the settings. Throws when that fails: a worker cannot run without one. */
  static async open(config: EmbeddersConfig, log: Logger): Promise<Embedders> {
    const recipe = recipeOf(config);
    const own = await openEmbedder(recipe, {
      toolsDir: config.TOOLS_DIR,
      threads: config.MATCHING_EMBED_THREADS,
      key: config.MATCHING_EMBEDDER_KEY,
    });
    return new Embedders(config, log, recipe, own);
  }

  /** The embedder of the settings, as stored. */
  get ownName(): NamedEmbedder {
    return { id: this.own.id, dimensions: this.own.dimensions, recipe: this.#recipe };
  }

  /** An embedder by its id; undefined when this worker cannot open it, which is logged once. */
  async named(wanted: NamedEmbedder): Promise<Embedder | undefined> {
    if (wanted.id === this.own.id) return this.own;
    const known = this.#others.get(wanted.id) ?? this.#openOther(wanted);
    this.#others.set(wanted.id, known);
    return known;
  }

  /** Closes the embedders that are not among `needed`, to free their memory. */
  async keepOnly(needed: readonly string[]): Promise<void> {
    const leaving = [...this.#others].filter(([id]) => !needed.includes(id));
    for (const [id] of leaving) this.#others.delete(id);
    await Promise.all(leaving.map(async ([, other]) => (await other)?.close()));
  }

  async close(): Promise<void> {
    await this.keepOnly([]);
    await this.own.close();
  }

  async #openOther({ id, recipe }: NamedEmbedder): Promise<Embedder | undefined> {
    const {
      TOOLS_DIR: toolsDir,
      MATCHING_EMBEDDER_KEY: ownKey,
      MATCHING_EMBEDDER_KEY_BEFORE: keyBefore,
    } = this.#config;
    const key = keyBefore ?? (recipe.MATCHING_EMBEDDER_URL === this.#recipe.MATCHING_EMBEDDER_URL ? ownKey : undefined);
    try {
      const other = await openEmbedder(recipe, { toolsDir, threads: 1, key });
      if (other.id === id) return other;
      await other.close();
      throw new Error(`its recipe now gives ${other.id}`);
    } catch (error) {
      this.#log.warn({ err: error, embedder: id }, 'an embedder cannot be opened; its vectors are not made here');
      return undefined;
    }
  }
}
