/** What a reader changed or left out of a row, or why it cannot be taken. `column` is a heading of the file. */
export type RowNote = { column: string; rule: string; message: string; value?: string };
