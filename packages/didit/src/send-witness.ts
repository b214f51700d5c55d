import type { Dispatcher, Pool } from 'undici';

/**
 * Sends one request and remembers whether any of it may have left this process.
 *
 * A refused or timed-out connection means the request certainly had no effect; once writing began, nobody knows.
 * Error codes cannot tell: the same ECONNRESET occurs during a TLS handshake and after the last byte.
 */
export class SendWitness {
  started = false;
  readonly #dispatcher: Dispatcher;

  constructor(pool: Pool) {
    this.#dispatcher = pool.compose((dispatch) => (options, handler) => {
      const watched: Dispatcher.DispatchHandler = {
        onRequestStart: (controller, context) => {
          this.started = true;
          handler.onRequestStart?.(controller, context);
        },
        onResponseStart: (controller, status, headers, message) =>
          handler.onResponseStart?.(controller, status, headers, message),
        onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
        onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
        onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
      };
      return dispatch(options, watched);
    });
  }

  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
    return this.#dispatcher.request(options);
  }
}
