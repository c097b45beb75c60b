import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, prompt, tiles } from './pages'
import { type Studio, startStudio } from './studio'

/** Every screen, in both themes, wide and narrow: nothing for axe, no sideways scroll, no jump. */

let studio: Studio
let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
let video: string

test.beforeAll(async ({ browser }) => {
  studio = await startStudio({ env: { EMULATOR_SPEED: '100' } })
  const page = await browser.newPage()
  await firstRun(page, studio.url)
  for (const [index, ratio] of ['16:9', '9:16', '1:1'].entries()) {
    await choose(page, ratio)
    await prompt(page).fill(`Crimson ridges at dusk, slow crane up, ${ratio}`)
    await generate(page).click()
    await expect(tiles(page)).toHaveCount(index + 1, { timeout: 60_000 })
  }
  video = (await tiles(page).first().getAttribute('href')) ?? ''
  state = await page.context().storageState()
  await page.close()
})

test.afterAll(() => studio.stop())

const screens: [name: string, path: () => string, signedIn: boolean][] = [
  ['sign-in', () => '/sign-in', false],
  ['studio', () => '/w/north-pier-films', true],
  ['gallery', () => '/w/north-pier-films/gallery', true],
  ['video', () => video, true],
  ['credits', () => '/w/north-pier-films/credits', true],
  ['settings', () => '/w/north-pier-films/settings', true],
  ['account', () => '/account', true],
  ['not found', () => '/w/north-pier-films/videos/nothing', true],
]
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

for (const [name, path, signedIn] of screens) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test(`${name}, ${colorScheme}`, async ({ browser }) => {
      for (const viewport of sizes) {
        const context = await browser.newContext({
          viewport,
          colorScheme,
          ...(signedIn ? { storageState: state } : {}),
        })
        const page = await context.newPage()
        await page.addInitScript(() => {
          const shifts: number[] = []
          Object.assign(window, { shifts })
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const { value, hadRecentInput } = entry as PerformanceEntry & {
                value: number
                hadRecentInput: boolean
              }
              if (!hadRecentInput) shifts.push(value)
            }
          }).observe({ type: 'layout-shift', buffered: true })
        })
        await page.goto(`${studio.url}${path()}`)
        await expect(page.locator('h1').first()).toBeAttached()
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        const measured = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - window.innerWidth,
          shift: (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
        }))
        expect(measured.overflow).toBeLessThanOrEqual(0)
        expect(measured.shift).toBeLessThan(0.02)
        await context.close()
      }
    })
  }
}
