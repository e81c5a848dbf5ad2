import type { Page, Request } from 'playwright-core';

/** What a page fetched, in bytes as they were sent. */
export interface Seen {
  readonly scripts: number;
  /** The page itself. */
  readonly pages: number;
  readonly answers: readonly number[];
  /** Names of the questions, in their order. */
  readonly questions: readonly string[];
  readonly hosts: readonly string[];
}

const isQuestion = (request: Request): boolean => new URL(request.url()).pathname === '/graphql';
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Notes what a page fetches from now on. */
export class Traffic {
  private readonly requests: Request[] = [];

  private constructor(page: Page) {
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) this.requests.push(request);
    });
  }

  static of(page: Page): Traffic {
    return new Traffic(page);
  }

  /** Once everything has come. */
  async seen(): Promise<Seen> {
    const done = await Promise.all(
      this.requests.map(async (request) => {
        const response = await request.response();
        await response?.finished();
        return { request, bytes: (await request.sizes()).responseBodySize };
      }),
    );
    const of = (kind: string): number[] =>
      done.filter(({ request }) => request.resourceType() === kind).map(({ bytes }) => bytes);
    const asked = done.filter(({ request }) => isQuestion(request));
    return {
      scripts: sum(of('script')),
      pages: sum(of('document')),
      answers: asked.map(({ bytes }) => bytes),
      questions: asked.map(({ request }) => new URL(request.url()).searchParams.get('operationName') ?? 'a POST'),
      hosts: [...new Set(done.map(({ request }) => new URL(request.url()).origin))],
    };
  }
}
