import { createServer } from 'node:net';

/** The number of a port as people write it into PORT, or null. 0 means any free one. */
export const parsePort = (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null);

const reasonAgainst = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }) => resolve(code));
    probe.listen(port, () => probe.close(() => resolve(null)));
  });

/** The sentence that says why a port cannot be used, or null when it can. */
export const portFault = async (text) => {
  const port = parsePort(text);
  if (port === null) return `PORT must be a number from 0 to 65535, and is "${text}".`;
  const reason = await reasonAgainst(port);
  if (reason === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Trustlog; stop that program, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start.`;
  }
  if (reason === 'EACCES') return `This user may not open port ${port}; choose one above 1023: PORT=3000 npm start.`;
  return null;
};

/** Ends the process with one sentence when the port cannot be had. */
export const requireFreePort = async (text) => {
  const fault = await portFault(text);
  if (fault === null) return;
  console.error(fault);
  process.exit(1);
};
