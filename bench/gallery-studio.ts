import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from '@playwright/test'
import { OWNER, type Place, SLUG } from '@/bench/gallery-places'
import { type Served, startEmptyPage } from '@/bench/studio-empty'
import { signIn } from '@/tests/e2e/pages'
import { startStudio } from '@/tests/e2e/studio'

/** The built studio on a seeded database, beside the empty page. */
export type GalleryStudio = {
  url: string
  empty: Served
  browser: Browser
  /** A fresh browser's context in which the owner is signed in. */
  open: (options?: BrowserContextOptions) => Promise<BrowserContext>
  stop: () => Promise<void>
}

export const GALLERY = `/w/${SLUG}/gallery`
export const VIEWPORT = { width: 1440, height: 900 }

export const serveGallery = async ({ dataDir, address }: Place): Promise<GalleryStudio> => {
  const empty = await startEmptyPage()
  const studio = await startStudio({ dataDir, env: { DATABASE_URL: address } })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
  const stop = async () => {
    await browser.close()
    await studio.stop()
    await empty.stop()
  }
  try {
    const page = await browser.newPage({ timezoneId: 'UTC' })
    await page.goto(`${studio.url}${GALLERY}`)
    await signIn(page, OWNER.password, OWNER.email)
    await page.waitForURL(/\/gallery/, { timeout: 60_000 })
    const storageState = await page.context().storageState()
    await page.context().close()
    const open = (options: BrowserContextOptions = {}) =>
      browser.newContext({ viewport: VIEWPORT, timezoneId: 'UTC', storageState, ...options })
    return { url: studio.url, empty, browser, open, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
