/** Why a file, or a row of it, cannot be read. `rule` is stable and dotted; `message` is for a person. */
export type FileRule =
  | 'file.empty'
  | 'file.unknown'
  | 'file.old_excel'
  | 'file.damaged'
  | 'file.too_large'
  | 'file.encoding'
  | 'file.unclosed_quote'
  | 'file.too_long'
  | 'file.too_deep'
  | 'file.xml'
  | 'file.json'
  | 'file.no_rows';

export type FileFault = { rule: FileRule; message: string };

export class FileError extends Error {
  readonly rule: FileRule;
  constructor(rule: FileRule, message: string) {
    super(message);
    this.name = 'FileError';
    this.rule = rule;
  }
}
