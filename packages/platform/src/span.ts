/** Names and numbers of the program's own: no text of a user, no parameter, no secret. */
export type SpanValues = Readonly<Record<string, string | number>>;

export type NewSpan = {
  name: string;
  kind: 'server' | 'consumer' | 'client' | 'internal';
  values?: SpanValues;
  /**
   * Begins in the trace of a request or event, by its id, instead of within the span under way: as the first span of the
   * trace, as one below the first, or beside others without a first.
   */
  of?: { id: string; as: 'first' | 'below' | 'beside' };
};

export type Span = {
  /** @param error what it failed with: a reason, never a message. */
  end(values?: SpanValues, error?: string): void;
};

/** Where spans go: OpenTelemetry (`otlp.ts`), which is not loaded unless a setting asks for it. */
export type Tracing = {
  /** Nothing when there is neither a trace to begin in nor a span under way. */
  begin(span: NewSpan, underWay: Span | undefined): Span | undefined;
  stop(): Promise<void>;
};
