/** An error about the installation (models, tables, folders). Its message quotes no text, so it may be logged. */
export class SetupError extends Error {
  readonly loggable = true;

  constructor(message: string) {
    super(message);
    this.name = 'SetupError';
  }
}
