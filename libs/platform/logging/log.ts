/** What a log line may carry. Nothing else is ever written: no bodies, no names, no addresses. */
export interface LogFields {
  readonly code?: string;
  readonly correlationId?: string;
  readonly tenantId?: string;
  readonly position?: number;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly what?: string;
  /** Only its name, its code and where it was thrown are written, never its message. */
  readonly error?: unknown;
}

const FRAMES = 4;

const placeOf = (error: unknown): object => {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, FRAMES);
  return { error: error.name, errorCode: code, at: at?.map((line) => line.trim()) };
};

/** One JSON line on standard error. */
export const log = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void => {
  const { error, ...rest } = fields;
  const line = {
    time: new Date().toISOString(),
    level,
    event,
    ...rest,
    ...(error === undefined ? {} : placeOf(error)),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
