import { type AddressInfo, createServer } from 'node:net';

/** A port nobody listens on at this moment, for a server whose address must be known before it exists. */
export function freePort(): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // listening on TCP
      server.close(() => resolve(port));
    });
  });
}
