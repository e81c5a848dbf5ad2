/** A PostgreSQL address, `postgres://user:password@host:port/database?options`, with parts of it replaced. */
export const withParts = (
  address: string,
  parts: { readonly user?: string; readonly password?: string; readonly database?: string },
): string => {
  const url = new URL(address);
  if (parts.database !== undefined) url.pathname = `/${encodeURIComponent(parts.database)}`;
  // Without a host (a socket folder in `?host=`) an address has no place for the user but its options.
  if (url.hostname === '') {
    if (parts.user !== undefined) url.searchParams.set('user', parts.user);
    if (parts.password !== undefined) url.searchParams.set('password', parts.password);
    return url.href;
  }
  if (parts.user !== undefined) url.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) url.password = encodeURIComponent(parts.password);
  return url.href;
};

/** The database an address names, or '' when it names none. */
export const databaseOf = (address: string): string => decodeURIComponent(new URL(address).pathname.replace(/^\//, ''));

/** The address without its password, for messages and logs. */
export const withoutPassword = (address: string): string => {
  const url = new URL(address);
  url.password = '';
  url.searchParams.delete('password');
  return url.href;
};
