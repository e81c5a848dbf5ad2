import { lazyRouteComponent } from '@tanstack/react-router';
import { Failed } from './failures.js';

/** Any answer shows that the server is there, whatever it says. */
const isReachable = async (): Promise<boolean> => {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
};

/**
 * A screen that is fetched when it is opened. The router loads the whole page anew when a screen's file is gone, which
 * is right after an update and wrong without a connection: then the page says so, and can try again.
 */
export const lazyScreen = <Module extends Record<Key, () => React.ReactNode>, Key extends string>(
  fetchModule: () => Promise<Module>,
  name: Key,
) =>
  lazyRouteComponent(async () => {
    try {
      return await fetchModule();
    } catch (error) {
      throw (await isReachable()) ? error : new Failed('The server could not be reached.', null);
    }
  }, name);
