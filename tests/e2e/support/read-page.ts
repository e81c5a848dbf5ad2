import type { TrustlogServer } from '../../support/trustlog-server.js';

/** What came back for a page of a link. */
export interface ReadPage {
  readonly status: number;
  readonly html: string;
  /** Where a redirection leads. */
  readonly location: string | null;
}

const page = async (answer: Response): Promise<ReadPage> => ({
  status: answer.status,
  html: await answer.text(),
  location: answer.headers.get('location'),
});

export const openPage = async (server: TrustlogServer, path: string): Promise<ReadPage> =>
  page(await server.fetch(path));

/** Sends a form as a browser without script does. */
export const postForm = async (
  server: TrustlogServer,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<ReadPage> => page(await server.fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields }) }));

/** The form of a page: its address and its hidden fields. */
export const formOf = ({ html }: ReadPage): { action: string; hidden: Record<string, string> } => {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: action.replaceAll('&amp;', '&'),
    hidden: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])),
  };
};

/** Opens a link, goes on to its form, fills it in and sends it. */
export const signByLink = async (server: TrustlogServer, path: string, typedName: string): Promise<ReadPage> => {
  const { action, hidden } = formOf(await openPage(server, `${path}?step=confirm`));
  return postForm(server, action, { ...hidden, typedName, agreed: 'yes' });
};
