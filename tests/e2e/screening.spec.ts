import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { addMember } from './members'
import { firstRun, openStudio, signIn } from './pages'
import { type Studio, startStudio } from './studio'

/** Takes one after another, at the same place for everybody who watches. */

const COUNT = 6
const SCREENING = '/w/north-pier-films/screening'
const EMRE = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const

let studio: Studio
let mina: Page
let emre: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  const options = { viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' }
  mina = await (await browser.newContext(options)).newPage()
  await firstRun(mina, studio.url)
  await addVideos(studio, { count: COUNT, days: 1, newest: '2026-11-22T20:00:00Z' })
  await addMember(studio, EMRE)
  emre = await (await browser.newContext(options)).newPage()
  await emre.goto(studio.url)
  await signIn(emre, undefined, EMRE.email)
  await expect(emre).toHaveURL(/\/w\/north-pier-films$/)
  await openStudio(emre, studio.url)
})

test.afterAll(async () => {
  await mina.context().close()
  await emre.context().close()
  await studio.stop()
})

const room = (page: Page) => page.getByRole('region', { name: /^Screening:/ })
const choice = (page: Page, name: string) => room(page).getByRole('button', { name, exact: true })
const noViolations = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('a day without takes says so; one with takes is begun by a press', async () => {
  await mina.goto(`${studio.url}${SCREENING}?date=2020-01-01`)
  await expect(mina.getByText('No video has all of this.')).toBeVisible()
  await mina.goto(`${studio.url}${SCREENING}?date=2026-11-22`)
  await expect(mina.getByText('6 videos')).toBeVisible()
  await noViolations(mina)
  await mina.getByRole('button', { name: 'Start the screening' }).click()
  await expect(room(mina)).toContainText('1 of 6')
  await noViolations(mina)
})

test('who joins sees what everybody sees', async () => {
  await emre.goto(`${studio.url}${SCREENING}`)
  await emre.getByRole('link', { name: /22 November/ }).click()
  await expect(room(emre)).toContainText('1 of 6')
  await expect(room(mina)).toContainText('2 watching')
  await mina.keyboard.press('ArrowRight')
  await mina.keyboard.press('ArrowRight')
  await expect(room(mina)).toContainText('3 of 6')
  await expect(room(emre)).toContainText('3 of 6')
  await emre.keyboard.press('ArrowLeft')
  await expect(room(mina)).toContainText('2 of 6')
})

test('a choice is seen by all, and taken back by the same key', async () => {
  await mina.keyboard.press('s')
  await expect(choice(mina, 'Select')).toHaveAttribute('aria-pressed', 'true')
  await expect(choice(emre, 'Select')).toHaveAttribute('aria-pressed', 'true')
  await emre.keyboard.press('x')
  await expect(choice(emre, 'Reject')).toHaveAttribute('aria-pressed', 'true')
  await expect(choice(mina, 'Reject')).toHaveAttribute('aria-pressed', 'true')
  await emre.keyboard.press('x')
  await expect(choice(mina, 'Reject')).toHaveAttribute('aria-pressed', 'false')
  await mina.keyboard.press('s')
  await expect(choice(emre, 'Select')).toHaveAttribute('aria-pressed', 'true')
})

test('an answer from before a step takes nothing of it back', async () => {
  const asked = /\/api\/w\/[^/]+\/screenings\/[^/]+$/
  let [release, goOn] = [() => {}, () => {}]
  const released = new Promise<void>((done) => {
    release = done
  })
  const over = new Promise<void>((done) => {
    goOn = done
  })
  let isHeld = false
  const held = new Promise<void>((done) =>
    mina.route(asked, async (route) => {
      if (isHeld) {
        await over
        // It may have been given up on a slow machine.
        return route.continue().catch(() => {})
      }
      isHeld = true
      const response = await route.fetch()
      done()
      await released
      return route.fulfill({ response })
    }),
  )
  await held
  await mina.keyboard.press('End')
  await expect(room(emre)).toContainText('6 of 6')
  const late = mina.waitForResponse(asked)
  release()
  await (await late).finished()
  await mina.keyboard.press('ArrowLeft')
  await expect(room(emre)).toContainText('5 of 6')
  await expect(room(mina)).toContainText('5 of 6')
  goOn()
  await mina.unroute(asked)
})

test('it runs for everybody, and ends with the sum', async () => {
  await mina.keyboard.press('End')
  await expect(room(emre)).toContainText('6 of 6')
  await emre.keyboard.press(' ')
  await expect(room(mina).getByRole('status')).toHaveText(/^6 takes, 1 select, [\d,]+ credits$/)
  await expect(room(emre).getByRole('status')).toHaveText(/^6 takes, 1 select, [\d,]+ credits$/)
  await noViolations(mina)
  await mina.getByRole('button', { name: 'End the screening' }).click()
  await expect(mina.getByRole('button', { name: 'End the screening' })).toHaveCount(0)
  await emre.goto(`${studio.url}${SCREENING}`)
  await expect(emre.getByText('Going on now')).toHaveCount(0)
})
