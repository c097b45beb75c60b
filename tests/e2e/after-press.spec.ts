import { expect, type Page, test } from '@playwright/test'
import { generate, prompt } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'

/** What stands at the foot of the composer after a press, and what its form does meanwhile. */

// A test begins where the one before it ended; what is tried again begins with the first.
test.describe.configure({ mode: 'serial' })

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
    // Let go already, once the test has seen what it waits for.
    await route.continue().catch(() => {})
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
  const same = composer().getByText(/You asked for exactly this/)
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

test('who presses keys alone is told that the same was sent before, in time to take it back', async () => {
  await prompt(page).fill('A kite turns over the pier and stands still.')
  await prompt(page).press('Control+Enter')
  await expect(undo()).toBeVisible()
  await expect(undo()).toHaveCount(0)
  const same = composer().getByText(/You asked for exactly this/)
  await expect(same).toHaveCount(0)
  await prompt(page).press('Control+Enter')
  await expect(undo()).toBeVisible()
  await expect(same).toBeVisible()
  await undo().click()
  await expect(undo()).toHaveCount(0)
})

/** Holds the live answers back until what it gives is called. */
const holdLive = async () => {
  const LIVE = '**/api/w/*/live?*'
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(LIVE, async (route) => {
    await released
    // It may be over: what waits for it is not.
    await route.continue().catch(() => {})
  })
  return async () => {
    release()
    await page.unroute(LIVE)
  }
}

test('the way back is there as soon as the button is free, however late the next answer is', async () => {
  const release = await holdLive()
  await prompt(page).fill('A ferry leaves and its wake closes.')
  await generate(page).click()
  await expect(undo()).toBeVisible()
  const card = page.getByRole('region', { name: 'On the way' }).getByText(/^Sending in\s\d\ss$/)
  await expect(card).toBeVisible()
  await release()
  await undo().click()
  await expect(composer().getByText(/It came back and cost nothing/)).toBeVisible()
})

test('whoever stands on it when that answer comes stays there', async () => {
  await page.setViewportSize({ width: 700, height: 900 })
  await page.getByRole('button', { name: 'New take' }).click()
  await prompt(page).fill('A buoy leans and rights itself.')
  // Right after a press the button is held: a second one of the same hand is none.
  await expect(generate(page)).not.toHaveAttribute('aria-busy')
  const release = await holdLive()
  await prompt(page).press('Control+Enter')
  const card = page
    .getByRole('region', { name: 'On the way' })
    .getByRole('listitem')
    .filter({ hasText: 'A buoy leans' })
  const way = card.getByRole('button', { name: 'Undo', exact: true })
  await way.focus()
  const answered = page.waitForResponse('**/api/w/*/live?*')
  await release()
  await answered
  // The answer names the take, and the card leads to it.
  await expect(card.getByRole('link')).toBeVisible()
  await expect(way).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/It came back and cost nothing/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('the composer and the card count the same seconds', async () => {
  await prompt(page).fill('A crane lifts a boat and sets it down.')
  await page.evaluate(() => {
    const pairs: string[] = []
    const look = () => {
      const words = [...document.querySelectorAll('form span, li p span')]
        .map((element) => /^Sending in\s(\d)\ss/.exec(element.textContent ?? '')?.[1])
        .filter(Boolean)
      if (words.length === 2) pairs.push(words.join(':'))
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { pairs })
  })
  await generate(page).click()
  await expect(undo()).toBeVisible()
  await expect(undo()).toHaveCount(0)
  const pairs = await page.evaluate(() => (window as unknown as { pairs: string[] }).pairs)
  expect(pairs.length).toBeGreaterThan(20)
  const apart = pairs.filter((pair) => pair[0] !== pair[2])
  // Two timers never fire within the same frame for certain.
  expect(apart.length / pairs.length, pairs.join(' ')).toBeLessThan(0.2)
  expect(pairs.join()).not.toMatch(/[5-9]/)
})

test('on a telephone the same request is found when the sheet opens', async () => {
  await prompt(page).fill('A bell rings over the water.')
  await prompt(page).press('Control+Enter')
  await expect(undo()).toBeVisible()
  await expect(undo()).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'New take' }).click()
  const sheet = page.getByRole('dialog', { name: 'New take' })
  await expect(sheet.getByText(/You asked for exactly this/)).toBeVisible()
})

test('on a telephone the way back is in sight wherever the page was, and only for it is asked', async () => {
  await page.getByRole('button', { name: 'Close' }).click()
  await page.setViewportSize({ width: 390, height: 360 })
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(200)
  await page.getByRole('button', { name: 'New take' }).click()
  await prompt(page).fill('A net dries in the wind and falls.')
  // The reader's region still holds what it said of the draft before.
  await expect(page.locator('form').getByText(/You asked for exactly this/)).toHaveCount(0)
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('form')?.textContent?.includes('You asked for exactly this')) {
        Object.assign(window, { asked: true })
      } else requestAnimationFrame(look)
    }
    look()
  })
  await prompt(page).press('Control+Enter')
  const card = page.getByRole('listitem').filter({ hasText: 'A net dries' })
  const way = card.getByRole('button', { name: 'Undo', exact: true })
  await expect(way).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'On the way' })).toBeFocused()
  // That it was sent just now is no news to whoever has just sent it.
  await expect(way).toHaveCount(0)
  expect(await page.evaluate(() => 'asked' in window)).toBe(false)

  await page.getByRole('button', { name: 'New take' }).click()
  await prompt(page).fill('A rope is coiled beside the wall.')
  await prompt(page).press('Control+Enter')
  const rope = page.getByRole('listitem').filter({ hasText: 'A rope is coiled' })
  await rope.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText(/It came back and cost nothing/).first()).toBeVisible()
})

test('who does not want all of them stands on the button again', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await prompt(page).fill('A mast sways and comes to rest.')
  const more = page.getByRole('button', { name: 'One more take' })
  await more.click()
  await generate(page).click()
  await page.getByRole('button', { name: 'Not yet' }).press('Enter')
  await expect(generate(page)).toBeFocused()
  await page.getByRole('button', { name: 'One take fewer' }).click()
})

test('what is typed in the moment of the press is sent with it, and stands in the field all the time', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await prompt(page).fill('A gate opens')
  const seen = await prompt(page).evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
    document.execCommand('insertText', false, ', and a dog')
    document.execCommand('insertText', false, ' runs out.')
    const values = [field.value]
    field.form?.requestSubmit()
    return [...values, field.value]
  })
  expect(new Set(seen)).toEqual(new Set(['A gate opens, and a dog runs out.']))
  await expect(undo()).toBeVisible()
  const card = page.getByRole('region', { name: 'On the way' }).getByRole('listitem').first()
  await expect(card).toContainText('A gate opens, and a dog runs out.')
  await undo().click()
  await expect(prompt(page)).toHaveValue('A gate opens, and a dog runs out.')
})
