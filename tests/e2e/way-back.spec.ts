import { expect, type Page, test } from '@playwright/test'
import { firstRun, openStudio, prompt, takenOver } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** Nothing that stood in the composer is gone without a way back. */

let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.clock.install()
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
})

const composer = () => page.getByRole('region', { name: 'New take' })
const button = (name: string) => composer().getByRole('button', { name, exact: true })
const picture = (name: string) => composer().getByRole('img', { name })
const bringBack = () => button('Bring it back')

const upload = async (name: string): Promise<string> => {
  const { buffer } = await png(name, { colour: name === 'a.png' ? '#884422' : '#228844' })
  const answer = await page.request.post(`${studio.url}/api/w/north-pier-films/inputs`, {
    headers: { origin: studio.url, 'x-file-name': name },
    data: buffer,
  })
  return (await answer.json()).data.id
}

const begin = async (query: string) => {
  await page.goto(`${studio.url}/w/north-pier-films${query}`)
  await takenOver(page)
}

test('drafts that give way are all kept, over a reload, and come back in turn', async () => {
  const example = page.getByRole('button', { name: 'Try an example' })
  await begin(`?input=${await upload('a.png')}`)
  await expect(picture('a.png')).toBeVisible()
  await prompt(page).fill('The boat turns home')
  await example.click()
  await expect(composer().getByText('Your draft was kept aside')).toBeVisible()
  await prompt(page).fill('A lamp')
  await example.click()
  await expect(composer().getByText('2 drafts were kept aside')).toBeVisible()
  await openStudio(page, studio.url)
  await bringBack().click()
  await expect(prompt(page)).toHaveValue('A lamp')
  await expect(prompt(page)).toBeFocused()
  await bringBack().click()
  await expect(prompt(page)).toHaveValue('The boat turns home')
  await expect(picture('a.png')).toBeVisible()
})

test('a picture out of the library says whose place it took, and leads back', async () => {
  for (const left of [1, 0]) {
    await button('Let the draft go that was kept aside').click()
    await expect(button('Undo')).toBeFocused()
    // What still waits is shown beside the note, which the next act puts away.
    await expect(bringBack()).toHaveCount(left)
    await page.clock.fastForward(11_000)
    await prompt(page).fill(`The boat turns home, ${left} wait`)
    await expect(button('Undo')).toHaveCount(0)
    await expect(bringBack()).toHaveCount(left)
  }
  await begin(`?input=${await upload('b.png')}`)
  await expect(picture('b.png')).toBeVisible()
  await expect(composer().getByText('b.png is the first frame now.')).toBeVisible()
  await expect(prompt(page)).toBeFocused()
  await expect(bringBack()).toHaveCount(0)
  await button('Undo').click()
  await expect(picture('a.png')).toBeVisible()
  await expect(prompt(page)).toHaveValue('The boat turns home, 0 wait')
})

test('a note goes with the next act; a way back stays through its first seconds', async () => {
  const removeB = async () => {
    await button('Add an alternative of the prompt').click()
    await button('Remove prompt B').click()
    await expect(button('Undo')).toBeFocused()
  }
  await openStudio(page, studio.url)
  await removeB()
  await prompt(page).fill('Written at once')
  await expect(button('Undo')).toBeVisible()
  await page.clock.fastForward(11_000)
  await expect(button('Undo')).toBeVisible()
  await prompt(page).fill('Written later')
  await expect(button('Undo')).toHaveCount(0)

  const undone = composer().getByText('Undone.')
  await removeB()
  await button('Undo').click()
  await expect(undone).toBeVisible()
  await composer().getByLabel('Prompt A').fill('And on')
  await expect(undone).toHaveCount(0)

  await button('Remove prompt B').click()
  await button('Undo').click()
  await expect(undone).toBeVisible()
  await page.mouse.move(0, 0)
  await page.clock.fastForward(61_000)
  await expect(undone).toHaveCount(0)
})
