/** How a browser stands to being told while no page is open. */
export type PushState = 'insecure' | 'unsupported' | 'blocked' | 'off' | 'on'

/** What of a browser decides it; the parts of `window` and `navigator`, so that it can be asked of any. */
export type BrowserFacts = {
  isSecure: boolean
  hasPush: boolean
  permission: NotificationPermission | null
  /** The address under which this browser's own message service knows it; null when not subscribed. */
  endpoint: string | null
}

/** `told`: the address that the studio sends to, as far as it knows this browser. */
export const pushState = (browser: BrowserFacts, told: string | null): PushState => {
  // Without a secure address the rest is not even there: that reason comes first.
  if (!browser.isSecure) return 'insecure'
  if (!browser.hasPush) return 'unsupported'
  if (browser.permission === 'denied') return 'blocked'
  return browser.endpoint !== null && browser.endpoint === told ? 'on' : 'off'
}
