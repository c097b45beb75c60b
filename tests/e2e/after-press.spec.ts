import { expect, type Page, test } from '@playwright/test'
import { generate, prompt } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'

/** What stands at the foot of the composer after a press, and what its form does meanwhile. */

let page: Page
let plugged: Plugged

test.beforeAll(async ({ browser }) => {
  plugged = await openPlugged(browser)
  page = plugged.page
})

test.afterAll(() => plugged.close())

const composer = () => page.getByRole('region', { name: 'New take' })
const undo = () => composer().getByRole('button', { name: 'Undo', exact: true })

/** Where the tops of what `selector` finds have been, frame by frame, from now on. */
const watchTop = (selector: string) =>
  page.evaluate((selector) => {
    const tops = new Set<number>()
    const look = () => {
      const element = document.querySelector(selector)
      if (element) tops.add(Math.round(element.getBoundingClientRect().top))
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { tops })
  }, selector)
const topsSeen = () => page.evaluate(() => [...(window as unknown as { tops: Set<number> }).tops])

test('the button stays where it was pressed, however late the way back comes', async () => {
  // What is fetched from now on comes late.
  await page.route('**/_next/static/chunks/**', async (route) => {
    await new Promise((done) => setTimeout(done, 1_000))
    await route.continue()
  })
  await prompt(page).fill('A lamp turns once and rests on the boat.')
  await watchTop('form [type=submit]')
  await generate(page).click()
  await expect(undo()).toBeVisible()
  expect(await topsSeen()).toHaveLength(1)
  await page.unroute('**/_next/static/chunks/**')
  await undo().click()
  await expect(undo()).toHaveCount(0)
})

test('after the way back nothing claims that it was sent', async () => {
  const same = composer().getByText(/You sent exactly this/)
  await prompt(page).fill('A gull lands on the rail and folds its wings.')
  await generate(page).click()
  await expect(undo()).toBeVisible()
  // The pointer comes to the button again, as it does when one is about to press once more.
  await page.mouse.move(900, 20)
  await generate(page).hover()
  await expect(same).toBeVisible()
  await undo().click()
  await expect(composer().getByText(/It came back and cost nothing/)).toBeVisible()
  await expect(same).toHaveCount(0)
})
