/** Lines that the server logs while it is watched. */
export interface WatchedLog {
  readonly text: () => string;
  readonly stop: () => void;
}

/** Watches what this process writes to standard error. */
export const watchLog = (): WatchedLog => {
  const lines: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (chunk: string | Uint8Array): boolean => {
    lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  return {
    text: () => lines.filter((line) => line.startsWith('{')).join(''),
    stop: () => {
      process.stderr.write = write;
    },
  };
};
