type Unsafe = (text: string, ...rest: never[]) => unknown;
type Transaction = { unsafe: Unsafe };
type Driver = { begin: (...given: never[]) => unknown };

/**
 * The statements of each transaction that begins on this database from now on, in the order they are sent; BEGIN and
 * COMMIT are not among them. For tests of what a transaction does last.
 */
export function watchTransactions(db: { sql: object }): readonly (readonly string[])[] {
  const seen: string[][] = [];
  const driver = db.sql as Driver;
  const begin = driver.begin as (...given: unknown[]) => unknown;
  driver.begin = (...given: unknown[]) => {
    const work = given.at(-1) as (tx: Transaction) => unknown;
    const watched = (tx: Transaction) => {
      const statements: string[] = [];
      seen.push(statements);
      const unsafe = tx.unsafe;
      tx.unsafe = (text, ...rest) => {
        statements.push(text);
        return unsafe(text, ...rest);
      };
      return work(tx);
    };
    return begin(...given.slice(0, -1), watched);
  };
  return seen;
}
