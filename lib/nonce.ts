/** 128 random bits for the content security policy of one answer, in base64. */
export const makeNonce = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
