/** Token of the address at which people reach this installation, `https://trustlog.example`; links in mails begin with it. */
export const PUBLIC_URL = Symbol('PublicUrl');
