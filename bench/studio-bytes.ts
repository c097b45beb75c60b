import type { Page } from '@playwright/test'

/** No script for so long: all that the page wants is there. */
const QUIET_MS = 2_000

/**
 * Bytes of JavaScript that a fresh visit transfers, compressed, as the browser counted them; without
 * the headers of the answers, which are some 450 bytes for each file.
 */
export const scriptBytes = async (page: Page, url: string): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const headers = new Map<string, number>()
  let bytes = 0
  let last = Date.now()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isScript = type === 'Script' || response.mimeType.includes('javascript')
    if (isScript) headers.set(requestId, response.encodedDataLength)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const ofHeaders = headers.get(requestId)
    if (ofHeaders === undefined) return
    bytes += encodedDataLength - ofHeaders
    last = Date.now()
  })
  await page.goto(url, { waitUntil: 'load' })
  while (Date.now() - last < QUIET_MS) await page.waitForTimeout(100)
  await session.detach()
  return bytes
}
