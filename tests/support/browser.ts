import type { DemoName } from '#platform/auth/demo-keys.js';

/** Somebody at a browser: keeps cookies, and sends what a page of this server would send. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** A request as the page makes it; redirections are not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    if (init.method === 'POST') headers.set('origin', this.url);
    const answer = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  /** Sends JSON. */
  post(path: string, body: object): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Sends a form, as the read page does. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields }) });
  }

  /** Signs in as one of the demo's people. Throws when that is refused. */
  async signIn(name: DemoName): Promise<void> {
    const answer = await this.post('/auth/demo', { name });
    if (answer.status !== 204) throw new Error(`Signing in as ${name} was answered with ${String(answer.status)}.`);
  }

  async graphql(query: string, variables: object = {}): Promise<{ status: number; body: unknown }> {
    const answer = await this.post('/graphql', { query, variables });
    return { status: answer.status, body: await answer.json() };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    const ended = attributes.some((text) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(text));
    if (ended) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}
