import { expect, type Locator, type Page, test } from '@playwright/test'
import { addMember } from './members'
import { choose, firstRun, openStudio, PERSON, signIn } from './pages'
import { type Studio, startStudio } from './studio'

/** A refused press is heard: the focus goes to the wrong field, or what is wrong there is announced. */

const VIEWER = { name: 'Deniz', email: 'deniz@example.com', role: 'viewer' } as const

let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await (await browser.newContext()).newPage()
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
})

const announced = (on = page) => on.locator('#announcements')

/** Forgets what was said. */
const hush = (on = page) => announced(on).evaluate((region) => region.replaceChildren())

/** From elsewhere the press brings the focus, and says nothing twice; in the field, it speaks each time. */
const expectHeard = async (field: Locator, press: Locator, words: RegExp) => {
  await press.focus()
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(announced()).toBeEmpty()
  for (let again = 0; again < 2; again++) {
    await hush()
    await page.keyboard.press('Enter')
    await expect(announced()).toHaveText(words)
    await expect(field).toBeFocused()
  }
  await hush()
}

const button = (name: string) => page.getByRole('button', { name, exact: true })

test('setting up and signing in', async ({ context }) => {
  await page.goto(studio.url)
  await expectHeard(page.getByLabel('Your name'), button('Create the studio'), /^Your name: \S/)
  await firstRun(page, studio.url)

  const other = await context.newPage()
  await other.goto(`${studio.url}/sign-in`)
  await other.getByLabel('E-mail').press('Enter')
  await expect(announced(other)).toHaveText(/^E-mail: \S/)
  // The same answer of the form as a whole is a new alert each time.
  await signIn(other, 'not this one')
  const alert = other.getByRole('alert').filter({ hasText: 'together' })
  await alert.evaluate((element) => element.setAttribute('data-heard', ''))
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(alert).toBeVisible()
  await expect(alert).not.toHaveAttribute('data-heard')

  // What was said goes with the language in which it was said, and is said anew in the next.
  await other.getByRole('combobox', { name: 'Language' }).selectOption('tr')
  await expect(other.locator('html')).toHaveAttribute('lang', 'tr')
  await expect(alert).toHaveCount(0)
  const enter = other.getByRole('button', { name: 'Giriş yap', exact: true })
  await enter.click()
  await expect(other.getByRole('alert').filter({ hasText: 'parola' })).toBeVisible()
  await other.getByLabel('E-posta').fill('')
  await enter.click()
  await expect(other.getByLabel('E-posta')).toHaveAttribute('aria-invalid', 'true')
  await other.getByRole('combobox', { name: 'Dil' }).selectOption('en')
  await expect(other.getByLabel('E-mail')).not.toHaveAttribute('aria-invalid')
})

test('credits', async () => {
  await page.goto(`${studio.url}/w/north-pier-films/credits`)
  const field = page.getByRole('textbox', { name: 'Grant credits' })
  await field.fill('12,5')
  await expectHeard(field, button('Grant'), /^Grant credits: \S/)
})

test('the account', async () => {
  await page.goto(`${studio.url}/account`)
  await page.getByLabel('Current password').fill(PERSON.password)
  const field = page.getByLabel('New password')
  await field.fill('short')
  await page.getByRole('button', { name: 'Change the password' }).focus()
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(announced()).toHaveText(/^New password: \S/)
})

test('the name of a token, a preset and a project', async () => {
  await page.goto(`${studio.url}/w/north-pier-films/settings`)
  await expectHeard(
    page.getByLabel('Name of the token'),
    button('Create'),
    /^Name of the token: \S/,
  )

  await openStudio(page, studio.url)
  await button('Presets').click()
  await button('Save current as…').click()
  const dialog = page.getByRole('dialog')
  await expectHeard(dialog.getByLabel('Name'), button('Save'), /^Name: \S/)
  await button('Close').click()
  await page.getByRole('combobox', { name: 'Project' }).selectOption({ label: 'New project…' })
  await expectHeard(
    page.getByLabel('Name of the new project'),
    button('Create'),
    /^Name of the new project: \S/,
  )
})

test('the address of a first frame', async () => {
  await openStudio(page, studio.url)
  await choose(page, 'Image')
  await button('First frame by address').click()
  await expectHeard(
    page.getByLabel('Public address'),
    button('Use it').first(),
    /^Public address: \S/,
  )
})

test('a viewer is told that a token reads, and the owner how people are added', async ({
  browser,
}) => {
  await addMember(studio, VIEWER)
  const settings = `${studio.url}/w/north-pier-films/settings`
  await page.goto(settings)
  await expect(page.getByText('spends this workspace’s credits')).toBeVisible()
  const people = page.getByRole('region', { name: 'People' })
  await expect(people).toContainText('user create')
  await expect(people).toContainText('--workspace north-pier-films')

  const theirs = await (await browser.newContext()).newPage()
  await theirs.goto(settings)
  await signIn(theirs, PERSON.password, VIEWER.email)
  await expect(theirs.getByText('your token only reads')).toBeVisible()
  await expect(theirs.getByText('spends this workspace’s credits')).toHaveCount(0)
  await expect(theirs.getByRole('region', { name: 'People' })).toHaveCount(0)
  await theirs.getByLabel('Name of the token').fill('Reader')
  await theirs.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(theirs.getByRole('region', { name: 'the call for the status' })).toBeVisible()
  await expect(theirs.getByRole('region', { name: 'the call that generates' })).toHaveCount(0)
  await theirs.context().close()
})
