import type { Page } from '@playwright/test'

type Told = { told: string[] }

/** Keeps everything that the page's live region says, from its next load on. */
export const keepAnnouncements = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const told: string[] = []
    Object.assign(window, { told })
    new MutationObserver(() => {
      const text = document.getElementById('announcements')?.textContent ?? ''
      if (text && text !== told.at(-1)) told.push(text)
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })

/** What was said to those who listen to the page, in its order. */
export const announcementsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Told).told)
