import 'server-only'

const REFUSALS = {
  expired: { status: 410, message: 'This link has expired.' },
  /** Forged, of nothing, and of what is gone look the same. */
  invalid: { status: 404, message: 'There is no such file.' },
} as const

/** The answer to a signed link that opens nothing. */
export const refuseLink = (state: keyof typeof REFUSALS): Response => {
  const { status, message } = REFUSALS[state]
  return new Response(`${message}\n`, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  })
}
