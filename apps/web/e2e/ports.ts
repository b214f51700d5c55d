/** Away from the defaults, so that journeys run beside a started Docket. */
export const E2E_PORT = Number(process.env.E2E_PORT ?? 3399);
export const E2E_SANDBOX_PORT = Number(process.env.E2E_SANDBOX_PORT ?? 4199);

/** Where one stack listens. */
export interface Ports {
  readonly app: number;
  readonly sandbox: number;
  /** Of the identity provider, where there is one. */
  readonly provider?: number;
}

export const SHARED: Ports = { app: E2E_PORT, sandbox: E2E_SANDBOX_PORT };
/** For the one file that connects and disconnects: nobody else should lose Didit meanwhile. */
export const FIRST_RUN: Ports = { app: E2E_PORT + 1, sandbox: E2E_SANDBOX_PORT + 1 };
/** For the one file that begins without accounts, with an identity provider. */
export const DOOR = {
  app: E2E_PORT + 2,
  sandbox: E2E_SANDBOX_PORT + 2,
  provider: E2E_SANDBOX_PORT + 3,
} as const;
/** For the one file whose people have second factors, and must: elsewhere signing in is one step. */
export const SECOND_FACTOR: Ports = { app: E2E_PORT + 3, sandbox: E2E_SANDBOX_PORT + 4 };
