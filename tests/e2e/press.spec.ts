import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { choose, generate, prompt, takenOver } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'

/** What stands between a prompt and its tasks. */

let page: Page
let close: Plugged['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ page, close } = await openPlugged(browser))
})

test.afterAll(() => close())

const button = (name: string | RegExp) => page.getByRole('button', { name })
const composer = (tab = page) => tab.getByRole('region', { name: 'New take' })
const field = (letter: string) => page.getByLabel(`Prompt ${letter}`, { exact: true })

test('takes and alternatives are confirmed together, and undone together', async () => {
  await prompt(page).fill('A lighthouse at blue hour, the beam turns and stops on the boat.')
  await expect(generate(page)).toHaveText('Generate · 400')
  await button('One more take').click()
  await expect(generate(page)).toHaveText('Generate 2 · 800')
  await button('Add an alternative of the prompt').click()
  await expect(field('B')).toBeFocused()

  // An empty alternative is refused before anybody is asked for credits.
  await generate(page).click()
  await expect(field('B')).toHaveAttribute('aria-invalid', 'true')
  await field('B').fill('A lighthouse in fog, the beam sweeps once and comes to rest.')
  await button('Add an alternative of the prompt').click()
  await field('C').fill('To be removed')
  await button('Remove prompt C').click()
  await expect(generate(page)).toHaveText('Generate 4 · 1,600')
  await composer().getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(field('C')).toHaveValue('To be removed')
  await button('Remove prompt C').click()

  await page.reload()
  await expect(field('B')).toHaveValue(/fog/)
  await expect(generate(page)).toHaveText('Generate 4 · 1,600')
  await generate(page).click()
  await expect(page.getByText('4 videos for 1,600 credits? 3,400 left after that.')).toBeVisible()
  expect((await new AxeBuilder({ page }).include('form').analyze()).violations).toEqual([])

  // Any change is another order, and "Not yet" is none.
  await button('Not yet').click()
  await expect(generate(page)).toHaveText('Generate 4 · 1,600')
  await field('B').press('Control+Enter')
  await expect(generate(page)).toHaveText('Generate all 4 · 1,600')
  // The same press, or a key that was held, is no answer to the question.
  await page.waitForTimeout(700)
  await field('B').press('Control+Enter')

  await expect(composer().getByText(/Sending in \d/)).toBeVisible()
  await field('B').fill('Something else')
  await composer().getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(composer().getByText(/All 4 came back and cost nothing/)).toBeVisible()
  await expect(field('B')).toHaveValue(/fog/)
  await expect(page.getByText('5,000').first()).toBeVisible()
  await button('Keep what I changed since').click()
  await expect(field('B')).toHaveValue('Something else')
})

test('several become takes of one shot', async () => {
  await button('Remove prompt B').click()
  await expect(generate(page)).toHaveText('Generate 2 · 800')
  await generate(page).click()
  await page.waitForTimeout(700)
  await generate(page).click()
  await expect(page.getByRole('article').or(page.getByRole('listitem'))).not.toHaveCount(0)
  await expect(composer().getByText(/Sending in \d/)).toBeVisible()
  await expect(composer().getByText(/Sending in \d/)).toBeHidden()

  await button(/^Choose the shot/).click()
  const shots = page.getByRole('dialog', { name: 'Choose the shot' })
  await shots
    .getByRole('button', { name: /^Shot \d+.*2 takes/ })
    .first()
    .click()
  await expect(button(/^Choose the shot: Take of shot/)).toBeVisible()
  await button('Name the shot').click()
  await page.getByLabel('Name of the shot').fill('Lamp')
  await page.keyboard.press('Enter')
  await expect(button(/Take of shot \d+ · Lamp/)).toBeVisible()
})

test('the same request is found before it is sent again', async () => {
  await button('New shot instead').click()
  await generate(page).hover()
  // In sight: the region that says it aloud keeps what it said last.
  const same = composer().getByText(/You asked for exactly this/)
  await expect(same).toBeVisible()
  await expect(page.getByRole('link', { name: 'Look at it' })).toHaveAttribute('href', /videos/)
  await prompt(page).fill('Nothing that anybody has sent.')
  await expect(same).toBeHidden()
})

test('what is missing stands on the button, which stays in reach', async () => {
  for (let takes = 2; takes < 8; takes += 1) await button('One more take').click()
  await page.getByRole('slider').first().press('End')
  const needs = button(/^Needs [\d,]+ more/)
  await expect(needs).toHaveAttribute('aria-disabled', 'true')
  await needs.focus()
  await expect(needs).toBeFocused()
  await expect(needs).toHaveAccessibleDescription(/This costs [\d,]+ credits; [\d,]+ are available/)
  await button('One more take').press('Enter')
  await expect(button('One more take')).toHaveAttribute('aria-disabled', 'true')
})

test('a reference is named with an @, by keyboard', async () => {
  const studio = page.url()
  // A page of the same place that keeps no drafts of its own.
  await page.goto(new URL('/sw.js', studio).href)
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('dailies.draft.'))
    if (!key) throw new Error('no draft is kept')
    const draft = JSON.parse(localStorage.getItem(key) ?? '{}')
    const image = (name: string) => ({
      ref: { url: `https://example.com/${name}.png` },
      name,
      ratio: 1,
    })
    const images = [image('Harbour'), image('Mina')]
    const next = { ...draft, takes: 1, mode: 'reference', prompt: '', images }
    localStorage.setItem(key, JSON.stringify(next))
  })
  // Somebody types faster than the list for it comes.
  let release = () => {}
  const typed = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/chunks/**', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('aria-activedescendant')) await typed
    await route.fulfill({ response })
  })
  await page.goto(studio)
  await takenOver(page)
  await prompt(page).pressSequentially('Close on @mi')
  release()
  const list = page.getByRole('listbox', { name: 'Insert a reference' })
  await expect(list.getByRole('option')).toHaveText([/image 2.*Mina/])
  await prompt(page).press('Enter')
  await expect(prompt(page)).toHaveValue('Close on image 2, Mina ')
  await button('Insert a reference').click()
  await expect(list.getByRole('option')).toHaveCount(2)
  await prompt(page).press('ArrowDown')
  await prompt(page).press('Escape')
  await expect(list).toBeHidden()
  await expect(prompt(page)).toBeFocused()
})

test('what another tab takes back comes back there, over nothing that was written since', async () => {
  await choose(page, 'Text')
  const beside = await page.context().newPage()
  await beside.goto(page.url())
  await takenOver(beside)
  /** Sends a prompt here, goes on with another one, and takes back in the other tab what was sent. */
  const undoBeside = (next: string) =>
    expect(async () => {
      await prompt(page).fill('A gull lands.')
      await generate(page).click()
      await prompt(page).fill(next)
      await expect(prompt(beside)).toHaveValue(next, { timeout: 2000 })
      const undo = beside.getByRole('listitem').getByRole('button', { name: 'Undo', exact: true })
      await undo.click({ timeout: 3000 })
    }).toPass()

  await undoBeside('Written since.')
  await expect(composer(beside).getByText('Taken back. Nothing was charged.')).toBeVisible()
  await expect(prompt(beside)).toHaveValue('Written since.')
  await expect(prompt(page)).toHaveValue('Written since.')
  await beside.getByRole('button', { name: 'Bring back what was sent' }).click()
  await expect(prompt(beside)).toHaveValue('A gull lands.')
  await expect(prompt(page)).toHaveValue('A gull lands.')
  await beside.getByRole('button', { name: 'Keep what I changed since' }).click()
  await expect(prompt(page)).toHaveValue('Written since.')

  // Where nothing was written since, nobody has to ask for it.
  await undoBeside('')
  await expect(composer(beside).getByText(/It came back and cost nothing/)).toBeVisible()
  await expect(prompt(beside)).toHaveValue('A gull lands.')
  await expect(prompt(page)).toHaveValue('A gull lands.')
  await beside.close()
})

test('what was chosen in the moment of the press is what is sent, at its price', async () => {
  await prompt(page).fill('One wave breaks.')
  const dearest = await generate(page).innerText()
  await choose(page, 'Standard')
  await expect(generate(page)).not.toHaveText(dearest)
  const cheaper = Number((await generate(page).innerText()).replace(/\D/g, ''))
  await choose(page, 'Pro')
  await expect(generate(page)).toHaveText(dearest)
  const sent = page.waitForRequest((request) => /expectedCredits/.test(request.postData() ?? ''))
  // Before anything that follows from the choice can have been drawn.
  await page
    .getByRole('radio', { name: 'Standard', exact: true })
    .evaluate((radio: HTMLInputElement) => {
      radio.click()
      radio.form?.requestSubmit()
    })
  expect((await sent).postData()).toContain(`"expectedCredits":${cheaper}`)
})
