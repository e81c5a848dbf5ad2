import path from 'node:path';

/** What the environment says. The README lists every variable. */
export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly roleSecret: string | undefined;
  readonly rootKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Where people reach this installation; links in mails begin with it. */
  readonly publicUrl: string;
  /** Demo keys and demo sign-in; never in production. */
  readonly demo: boolean;
}

/** Reads the environment; an empty variable counts as absent. Throws with the variable's name. */
export const settingsFrom = (environment: NodeJS.ProcessEnv): Settings => {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = Number(text('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  return {
    port,
    dataDir: path.resolve(text('TRUSTLOG_DATA_DIR') ?? '.data'),
    databaseUrl: text('DATABASE_URL'),
    roleSecret: text('TRUSTLOG_ROLE_SECRET'),
    rootKey: text('TRUSTLOG_ROOT_KEY'),
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM'),
    publicUrl: text('TRUSTLOG_PUBLIC_URL') ?? `http://localhost:${String(port)}`,
    demo: text('TRUSTLOG_DEMO') !== 'off' && text('NODE_ENV') !== 'production',
  };
};
