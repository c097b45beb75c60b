import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { addMember } from './members'
import { type OwnStudio, openOwn } from './own-studio'
import { choose, generate, openStudio, prompt, signIn } from './pages'

/** Settings under a name: kept, shared, used, and brought back. */

const VIEWER = { name: 'Deniz', email: 'deniz@example.com', role: 'viewer' } as const
const MEMBER = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser))
})

test.afterAll(() => close())

const composer = (on = page) => on.getByRole('region', { name: 'New take' })
const presets = (on = page) => on.getByRole('dialog', { name: 'Presets' })
const open = async (on = page) => {
  await composer(on).getByRole('button', { name: 'Presets' }).click()
  await expect(presets(on)).toBeVisible()
}
const press = (name: string | RegExp, on = page) =>
  presets(on).getByRole('button', { name }).click()

test('what stands in the composer is kept under a name, and comes back with it', async () => {
  await choose(page, 'Text')
  await choose(page, 'O3')
  await page.getByRole('slider').fill('8')
  await choose(page, '9:16')
  await prompt(page).fill('A lighthouse at blue hour.')
  await page.getByRole('button', { name: 'One more take' }).click()
  await open()
  await press('Save current as…')
  // Enter without a name says what is missing, and orders nothing.
  await presets().getByLabel('Name').press('Enter')
  await expect(presets().getByLabel('Name')).toHaveAccessibleDescription(/^Give it a name\./)
  await expect(presets().getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  // Enter ends a syllable and nothing else.
  const ime = await page.context().newCDPSession(page)
  await ime.send('Input.imeSetComposition', { text: '세', selectionStart: 1, selectionEnd: 1 })
  await page.keyboard.press('Enter')
  await expect(presets().getByText(/^Saved/)).toHaveCount(0)
  await ime.send('Input.insertText', { text: '세로 8초' })
  await expect(presets().getByLabel('Name')).toHaveValue('세로 8초')
  // A key right after the switch counts with it, however long the page takes to draw it.
  await presets().evaluate((dialog) => {
    dialog.querySelector<HTMLElement>('[role="switch"][aria-label="With the prompt"]')?.click()
    const enter = { key: 'Enter', bubbles: true, cancelable: true }
    dialog.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', enter))
  })
  await expect(presets().getByText('Saved: 세로 8초')).toBeVisible()
  await page.keyboard.press('Escape')

  await choose(page, 'Kling 3.0')
  await choose(page, '16:9')
  await page.getByRole('slider').fill('5')
  await prompt(page).fill('Something else.')
  await open()
  await press(/^세로 8초/)
  await expect(presets()).toBeHidden()
  await expect(prompt(page)).toHaveValue('A lighthouse at blue hour.')
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked()
  // How many takes is a matter of the press, as is what it begins with.
  await expect(generate(page)).toHaveText('Generate 2 · 768')
  await composer().getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt(page)).toHaveValue('Something else.')
  await expect(page.getByRole('radio', { name: '16:9' })).toBeChecked()
  // In turn, and over a reload.
  await openStudio(page, studio.url)
  await composer().getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt(page)).toHaveValue('A lighthouse at blue hour.')
  await composer().getByRole('button', { name: 'Let the draft go' }).click()
  await expect(composer().getByRole('button', { name: 'Bring it back' })).toHaveCount(0)
  await composer().getByRole('button', { name: 'Undo' }).click()
  await composer().getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt(page)).toHaveValue('Something else.')
})

test('its buttons are not drawn again as somebody writes', async () => {
  // React gives an element new properties whenever it is drawn.
  const redrawn = await page.evaluate(async () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name=prompt]')
    const buttons = [...(field?.form?.querySelectorAll('button') ?? [])]
    const presets = buttons.filter(({ textContent }) => textContent === 'Presets')
    const given = (element: Element | null) =>
      Object.entries(element ?? {}).find(([name]) => name.startsWith('__reactProps'))?.[1]
    const all = [field, ...presets]
    const before = all.map(given)
    field?.focus()
    document.execCommand('insertText', false, '.')
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
    return all.map((element, index) => given(element) !== before[index])
  })
  expect(redrawn).toEqual([true, false, false])
})

test('it is renamed, shared, deleted, and brought back', async () => {
  await open()
  await press('Rename 세로 8초')
  await presets().getByLabel('Name').fill('Upright, 8 s')
  await presets().getByLabel('Name').press('Enter')
  await expect(presets().getByText('Saved')).toBeVisible()
  await expect(presets().getByRole('button', { name: 'Rename Upright, 8 s' })).toBeFocused()
  await press('Share Upright, 8 s with everybody here')
  await expect(presets().getByText('Everybody here can use it: Upright, 8 s')).toBeVisible()
  await press('Delete Upright, 8 s')
  await expect(presets().getByText('Deleted: Upright, 8 s')).toBeVisible()
  await expect(presets().getByRole('button', { name: 'Undo' })).toBeFocused()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual(
      [],
    )
  }
  await page.keyboard.press('Enter')
  await expect(presets().getByText('Back again: Upright, 8 s')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(presets()).toBeHidden()
})

test('others use what is shared and change none of it; viewers are offered none', async ({
  browser,
}) => {
  await addMember(studio, MEMBER)
  await addMember(studio, VIEWER)
  const visit = async (email: string) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const other = await context.newPage()
    await other.goto(studio.url)
    await signIn(other, undefined, email)
    await expect(other).toHaveURL(/\/w\/north-pier-films$/)
    await openStudio(other, studio.url)
    return other
  }
  const emre = await visit(MEMBER.email)
  await open(emre)
  const shared = presets(emre).getByRole('list', { name: 'Shared by others' })
  await expect(shared.getByRole('button')).toHaveCount(1)
  await expect(shared).toContainText('by Mina Seo')
  // Taken away while it stands in another's list.
  await open()
  await press('Delete Upright, 8 s')
  await expect(presets().getByText('Deleted: Upright, 8 s')).toBeVisible()
  await shared.getByRole('button').click()
  await expect(prompt(emre)).toHaveValue('A lighthouse at blue hour.')
  await emre.context().close()

  const deniz = await visit(VIEWER.email)
  await expect(generate(deniz)).toHaveAccessibleDescription('Viewers watch; a member can generate.')
  await expect(composer(deniz).getByRole('button', { name: 'Presets' })).toHaveCount(0)
  await deniz.context().close()
})
