import 'server-only'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import type { OAuthChoice } from '@/lib/auth/auth-view'
import { env } from '@/lib/env'

/**
 * The providers that the environment names. Each `profile` gives an address only when the
 * provider says that it was verified: everything after relies on that.
 */

// What next-auth really hands over; its types only promise the parameters of one.
type TokenSet = Exclude<Parameters<UserinfoRequest['client']['userinfo']>[0], string>
type UserinfoRequest = Parameters<UserinfoEndpointHandler['request'] & {}>[0]

type Claims = { sub: string; name?: string; email?: string; email_verified?: boolean | string }

const HTTP = { timeout: 10_000 }

export const oauthProviders = (): OAuthConfig<Claims>[] => {
  const { github, google, oidc } = env().oauth
  const providers: unknown[] = [
    ...(github ? [githubProvider(github)] : []),
    ...(google
      ? [
          Google({
            clientId: google.id,
            clientSecret: google.secret,
            profile: toPerson,
            httpOptions: HTTP,
          }),
        ]
      : []),
    ...(oidc ? [oidcProvider(oidc)] : []),
  ]
  return providers as OAuthConfig<Claims>[]
}

export const oauthChoices = (): OAuthChoice[] =>
  oauthProviders().map(({ id, name }) => ({ id, name }))

const isVerified = ({ email_verified: verified }: Claims) =>
  verified === true || verified === 'true'

const toPerson = (claims: Claims) => ({
  id: claims.sub,
  name: claims.name ?? null,
  email: isVerified(claims) ? (claims.email ?? null) : null,
})

type Pair = { id: string; secret: string }

const githubProvider = ({ id, secret }: Pair) =>
  GitHub({
    clientId: id,
    clientSecret: secret,
    httpOptions: HTTP,
    userinfo: {
      url: 'https://api.github.com/user',
      // The address in a GitHub profile may be one that was never verified; the list says which.
      async request({ client, tokens }) {
        const token = tokens.access_token ?? ''
        const profile = await client.userinfo(token)
        const response = await fetch('https://api.github.com/user/emails', {
          headers: { authorization: `Bearer ${token}`, 'user-agent': 'dailies' },
          signal: AbortSignal.timeout(HTTP.timeout),
        })
        if (!response.ok) throw new Error(`GitHub answered ${response.status} for the addresses`)
        return { ...profile, email: primaryVerified(await response.json()) } as never
      },
    },
    profile: (profile) => ({
      id: String(profile.id),
      name: profile.name ?? profile.login,
      email: profile.email,
    }),
  })

const primaryVerified = (list: unknown): string | undefined => {
  const addresses = Array.isArray(list) ? list : []
  return addresses.find((entry) => entry?.primary === true && entry?.verified === true)?.email
}

const oidcProvider = ({ issuer, id, secret }: Pair & { issuer: string }): OAuthConfig<Claims> => ({
  id: 'oidc',
  name: 'Single sign-on',
  type: 'oauth',
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  clientId: id,
  clientSecret: secret,
  httpOptions: HTTP,
  userinfo: {
    // Some issuers keep the address out of the ID token; the client checks that `sub` is the same.
    async request({ client, tokens }) {
      const verified = tokens as TokenSet
      const claims = verified.claims()
      if (claims.email !== undefined) return claims
      return { ...claims, ...(await client.userinfo(verified)) }
    },
  },
  profile: toPerson,
})
