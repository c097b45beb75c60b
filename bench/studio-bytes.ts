import type { Page } from '@playwright/test'

/** No script for so long: all that the page wants is there. */
const QUIET_MS = 2_000

/** Bytes of JavaScript that a fresh visit transfers, compressed, as the browser counted them. */
export const scriptBytes = async (page: Page, url: string): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Set<string>()
  let bytes = 0
  let last = Date.now()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isScript = type === 'Script' || response.mimeType.includes('javascript')
    if (isScript) scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!scripts.has(requestId)) return
    bytes += encodedDataLength
    last = Date.now()
  })
  await page.goto(url, { waitUntil: 'load' })
  while (Date.now() - last < QUIET_MS) await page.waitForTimeout(100)
  await session.detach()
  return bytes
}
