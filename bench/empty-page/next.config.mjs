import { fileURLToPath } from 'node:url'

/** As the studio's own, as far as an empty page can tell. */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: { turbopackChunking: { minChunkSize: 200_000 } },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
}
