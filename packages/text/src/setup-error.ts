/** An error about the installation (models, tables, folders), whose message may stand in a log: it quotes no text. */
export class SetupError extends Error {
  readonly loggable = true;

  constructor(message: string) {
    super(message);
    this.name = 'SetupError';
  }
}
