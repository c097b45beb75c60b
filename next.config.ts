import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Nothing here reads the environment: a built studio moves between machines as it is. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` and CI check the types of everything; a first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Bytes of source, four times Next's own. Each file of scripts travels with 500 bytes of headers
    // and is compressed by itself: larger ones make the studio 4 kB lighter. From screen to screen
    // no more is fetched than with small ones.
    turbopackChunking: { minChunkSize: 200_000 },
  },
  // Next would print the arguments of actions in development, passwords among them.
  logging: { serverFunctions: false },
  // These find their own files (binaries, WebAssembly, workers), or are loaded by few, and must not
  // be bundled. next-auth is 350 modules: with them all numbers of modules have a digit more, which is
  // 558 bytes of the studio.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    '@aws-sdk/s3-request-presigner',
    '@ffmpeg/core',
    '@node-rs/argon2',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@prisma/client',
    'better-sqlite3',
    'mediabunny',
    'next-auth',
    'pg',
    'pino',
    'sharp',
  ],
  headers: async () => [
    {
      source: '/(.*)',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'same-origin' },
      ],
    },
    {
      // All but the player of a share link, which stands where the link is pasted.
      source: '/:path((?!api/share/[^/]+/player$).*)',
      headers: [{ key: 'x-frame-options', value: 'DENY' }],
    },
    {
      // Whoever was given a link was given it; nobody else is to find it.
      source: '/:root(share|api/share)/:path*',
      headers: [{ key: 'x-robots-tag', value: 'noindex, nofollow, noarchive' }],
    },
  ],
}

const withMessages = createNextIntlPlugin({
  requestConfig: './lib/page-messages.ts',
  experimental: {
    // Sentences are parsed by the build, so that no parser travels to the browser.
    messages: {
      path: './messages',
      format: 'json',
      locales: 'infer',
      sourceLocale: 'en',
      precompile: true,
    },
  },
})

export default withMessages(config)
