/** Leaves for the provider by way of next-auth, which wants its token with every such request. */
export const startOAuth = async (provider: string, next: string): Promise<void> => {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const response = await fetch(`/api/auth/signin/${encodeURIComponent(provider)}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }),
  })
  const { url } = await response.json()
  if (typeof url !== 'string') throw new Error('next-auth named no address')
  window.location.assign(url)
}
