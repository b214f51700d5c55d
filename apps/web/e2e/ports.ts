/** Away from the defaults, so that journeys run beside a started Docket. */
export const E2E_PORT = Number(process.env.E2E_PORT ?? 3399);
export const E2E_SANDBOX_PORT = Number(process.env.E2E_SANDBOX_PORT ?? 4199);
