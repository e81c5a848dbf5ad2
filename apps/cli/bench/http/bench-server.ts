import { openInstallation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { createServer } from '../../../api/server.js';
import { Background } from '../../../worker/background.js';
import { spentSince, type Spent } from './spent.js';
import { questionsOf, type Statement } from './statements.js';

/** What the bench tells its server. */
export type ToServer = { readonly open: Settings } | 'record' | 'recorded' | 'spent';
/** What it is told. */
export type FromServer =
  { readonly port: number } | { readonly statements: readonly Statement[] } | Spent | 'recording';

const tell = (message: FromServer): void => {
  process.send?.(message);
};

/** The shipped server, with all that works beside it, in a process of its own. */
const open = async (settings: Settings): Promise<void> => {
  const installation = await openInstallation(settings, { onError: (what, error) => console.error(what, error) });
  const app = await createServer(installation);
  new Background(installation, app, (what, error) => {
    console.error(what, error);
  }).start();
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address() as { port: number };
  tell({ port: address.port });
};

/** Notes what is asked of the database until the bench says that it has its answer. */
const record = async (): Promise<void> => {
  const done = new Promise<void>((resolve) => process.once('message', () => resolve()));
  tell('recording');
  tell({ statements: await questionsOf(() => done) });
};

process.on('message', (message: ToServer) => {
  if (message === 'record') void record();
  else if (message === 'spent') tell(spentSince());
  else if (message !== 'recorded') void open(message.open);
});
// The bench has ended, however it did.
process.once('disconnect', () => process.exit());
