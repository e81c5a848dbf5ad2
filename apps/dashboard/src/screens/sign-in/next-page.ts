/** Where to go after the door: a path of this site and nothing else, so that no link can lead a reader away. */
export const nextPage = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
