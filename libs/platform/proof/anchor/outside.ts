import { AnchorError } from './anchor.error.js';

const DEADLINE_MS = 15_000;
/** Far more than a token or a cosignature has. */
const MOST_BYTES = 256 * 1024;

export interface OutsideAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** Sends bytes to somebody outside and reads a bounded answer; no redirects. Throws `ANCHOR.UNREACHABLE`. */
export const postOutside = async (url: string, body: Uint8Array, contentType: string): Promise<OutsideAnswer> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': contentType },
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await bounded(response),
    };
  } catch (cause) {
    if (cause instanceof AnchorError) throw cause;
    throw new AnchorError('ANCHOR.UNREACHABLE', `${new URL(url).host} did not answer.`, { cause });
  }
};

const bounded = async (response: Response): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new AnchorError('ANCHOR.BAD_ANSWER', 'The answer is far longer than it can be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
