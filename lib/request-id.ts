/**
 * A name for one press of the button: however often it arrives, it is one task. Made without
 * `crypto.randomUUID`, which a page on a plain http address does not have.
 */
export const makeRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
