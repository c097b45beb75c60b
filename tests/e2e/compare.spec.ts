import { expect, type Page, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { expectNothingBeside } from './in-sight'
import { openStudio, PERSON, tiles } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** Two videos at one instant, what differs between them, and the choice by keys. */

const MOST_APART_MS = 40

let studio: Plugged['studio']
let page: Plugged['page']
let close: Plugged['close']
/** Of three videos, the newest first. */
let ids: string[]

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openPlugged(browser, 60))
  await keepAnnouncements(page)
  const token = await tokenOf(studio, PERSON.email)
  const count = async (videos: number) =>
    expect(async () => {
      await openStudio(page, studio.url)
      await expect(tiles(page)).toHaveCount(videos, { timeout: 5_000 })
    }).toPass({ timeout: 150_000 })
  await order(studio, token, { prompt: 'A red lamp turns slowly', duration: 4, sound: true })
  await count(1)
  await order(studio, token, { prompt: 'A blue lamp turns slowly', duration: 3 })
  await count(2)
  // The second take of the second shot.
  await tiles(page).first().click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('See it in the studio')).toBeVisible()
  await count(3)
  ids = await tiles(page).evaluateAll((all) =>
    all.map((one) => (one.getAttribute('href') ?? '').split('/').at(-1) ?? ''),
  )
})

test.afterAll(() => close())

const open = async (left = ids[2], right = ids[1]) => {
  await page.goto(`${studio.url}/w/north-pier-films/compare?a=${left}&b=${right}`)
  await expect.poll(() => readiness()).toEqual([4, 4])
}
const films = () => page.locator('video')
const readiness = () =>
  films().evaluateAll((all: HTMLVideoElement[]) => all.map((one) => one.readyState))
const places = () =>
  films().evaluateAll((all: HTMLVideoElement[]) => all.map((one) => one.currentTime))
const arePaused = () =>
  films().evaluateAll((all: HTMLVideoElement[]) => all.map((one) => one.paused))

type Measured = { apart: number[]; loops: number; frames: number[] }

/**
 * Measures from now on, while both run: by the films' own word at each picture of the screen, and by
 * the media times of the frames that come onto it, each reckoned to one instant.
 */
const measure = (on: Page) =>
  on.evaluate(() => {
    const all = [...document.querySelectorAll('video')]
    const measured: Measured = { apart: [], loops: 0, frames: [] }
    Object.assign(window, { measured })
    const run = () => all.every((one) => !one.paused && !one.seeking && one.currentTime > 0)
    const shown = new Map<HTMLVideoElement, { media: number; at: number }>()
    for (const film of all) {
      film.requestVideoFrameCallback(function each(_, { mediaTime, expectedDisplayTime }) {
        shown.set(film, { media: mediaTime, at: expectedDisplayTime })
        film.requestVideoFrameCallback(each)
        const [a, b] = all.map((one) => shown.get(one))
        if (!a || !b || !run()) return shown.size === 2 && !run() ? shown.clear() : undefined
        const speed = Math.round((all[0]?.playbackRate ?? 1) * 4) / 4
        measured.frames.push(a.media - b.media - (speed * (a.at - b.at)) / 1000)
      })
    }
    all[0]?.addEventListener('ended', () => {
      measured.loops += 1
    })
    requestAnimationFrame(function each() {
      const [a, b] = all
      if (a && b && run()) measured.apart.push(a.currentTime - b.currentTime)
      requestAnimationFrame(each)
    })
  })

/** The middle of the last so many, in milliseconds; null while there are fewer. */
const apart = (by: 'apart' | 'frames', count = 40) =>
  page.evaluate(
    ([by, count]) => {
      const { measured } = window as unknown as { measured: Measured }
      const last = measured[by].slice(-count).map((one) => Math.abs(one) * 1000)
      return last.length < count ? null : (last.sort((a, b) => a - b)[count >> 1] ?? null)
    },
    [by, count] as const,
  )
const expectTogether = async () => {
  for (const by of ['apart', 'frames'] as const) {
    await expect
      .poll(async () => ((await apart(by)) ?? Number.POSITIVE_INFINITY) <= MOST_APART_MS, by)
      .toBe(true)
  }
}
/** At one instant, and where one is over, at its end. */
const expectStillTogether = async () => {
  await expect.poll(arePaused).toEqual([true, true])
  await expect
    .poll(() =>
      films().evaluateAll((all: HTMLVideoElement[]) => {
        const there = Math.max(...all.map((one) => one.currentTime))
        const away = all.map((one) => Math.abs(Math.min(there, one.duration) - one.currentTime))
        return all.some(({ seeking }) => seeking) ? null : Math.max(...away) * 1000
      }),
    )
    .toBeLessThanOrEqual(1)
}

test('both play, stop, step, jump and change their speed at one instant', async () => {
  await open()
  await measure(page)
  await page.keyboard.press('Space')
  await expect.poll(arePaused).toEqual([false, false])
  await expectTogether()
  await page.keyboard.press('Space')
  await expectStillTogether()
  await page.keyboard.press('.')
  await expectStillTogether()
  await page.getByRole('slider', { name: 'Position' }).fill('0.5')
  await expectStillTogether()
  expect((await places())[0]).toBeCloseTo(0.5, 1)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.5')
  await page.keyboard.press('Space')
  await expectTogether()
  await page.keyboard.press('k')
  await expectStillTogether()
  await page.keyboard.press('j')
  await expect.poll(async () => (await places())[0]).toBeLessThan(0.3)
  await page.keyboard.press('k')
  await expectStillTogether()
})

test('the shorter one rests on its end, and after ten rounds both are still together', async () => {
  await open()
  await measure(page)
  await page.getByRole('slider', { name: 'Position' }).fill('3.6')
  await expect(page.getByText('Ended at 0:03')).toBeVisible()
  for (let press = 0; press < 3; press++) await page.keyboard.press('l')
  const rounds = () =>
    page.evaluate(() => (window as unknown as { measured: Measured }).measured.loops)
  await expect.poll(rounds, { timeout: 120_000 }).toBeGreaterThanOrEqual(10)
  await page.keyboard.press('k')
  await page.keyboard.press('Space')
  await page.evaluate(() => {
    const { measured } = window as unknown as { measured: Measured }
    measured.apart = []
    measured.frames = []
  })
  await expectTogether()
  await page.keyboard.press('k')
  await expectStillTogether()
})

test('one that comes slowly is waited for, and that is said', async () => {
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  const SLOW = new RegExp(`${ids[1]}/file`)
  await page.route(SLOW, async (route) => {
    await ended
    await route.continue()
  })
  await page.goto(`${studio.url}/w/north-pier-films/compare?a=${ids[2]}&b=${ids[1]}`)
  await expect.poll(async () => (await readiness())[0]).toBe(4)
  await measure(page)
  await page.keyboard.press('Space')
  // Where it stands: what was said to those who listen is not taken back.
  const waiting = page.getByRole('region', { name: 'Two videos together' }).getByText('Waiting for')
  await expect(waiting).toBeVisible()
  expect(await arePaused()).toEqual([true, true])
  expect((await places())[0]).toBe(0)
  end()
  await expect.poll(arePaused).toEqual([false, false])
  await expect(waiting).toHaveCount(0)
  await expectTogether()
  await page.unroute(SLOW)
})

test('only what differs stands below, with words that only one has, and the costs', async () => {
  await open()
  const table = page.getByRole('table')
  await expect(table.getByText('Prompt')).toBeVisible()
  expect(await table.locator('mark').allInnerTexts()).toEqual(['red', 'blue'])
  await expect(table.getByText('Delivered length')).toBeVisible()
  await expect(table.getByText('Model')).toHaveCount(0)
  await expect(table.getByText(/to the left/)).toBeVisible()
  // The same request twice.
  await open(ids[1], ids[0])
  await expect(page.getByText('Nothing differs in the settings.')).toBeVisible()
})

test('the winner is chosen by keys, said, and taken back', async () => {
  await open(ids[1], ids[0])
  const side = (name: RegExp) => page.getByRole('region', { name })
  const [left, right] = [side(/^Left/), side(/^Right/)]
  await page.keyboard.press('Shift+Digit2')
  await expect(right.getByText('Select', { exact: true }).first()).toBeVisible()
  await expect(left.getByText('Rejected')).toBeVisible()
  await expect(right.getByRole('button', { name: 'Select', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect
    .poll(async () => (await announcementsOf(page)).join(' '))
    .toMatch(/Shot 2, take 2 selected\. Shot 2, take 1 rejected\./)
  await page.reload()
  await expect(left.getByText('Rejected')).toBeVisible()
  await page.keyboard.press('1')
  await expect(left.getByText('Rejected')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(left.getByText('Rejected')).toBeVisible()
})

test('arrows bring other takes, and an address that names no two says what to do', async () => {
  await open(ids[2], ids[1])
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(new RegExp(`a=${ids[2]}&b=${ids[0]}`))
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(new RegExp(`a=${ids[2]}&b=${ids[1]}`))
  const at = (query: string) => page.goto(`${studio.url}/w/north-pier-films/compare${query}`)
  await at(`?a=${ids[1]}&b=nothing`)
  await expect(page.getByText('One of the two videos is not in this workspace.')).toBeVisible()
  await page.getByRole('button', { name: /Shot 2, take 2/ }).click()
  await expect(page).toHaveURL(new RegExp(`a=${ids[1]}&b=${ids[0]}`))
  await at(`?a=${ids[1]}&b=${ids[1]}`)
  await expect(page.getByText(/is on both sides/)).toBeVisible()
  await at('?a=%00&b=nothing')
  await expect(page.getByText('Neither of these videos is in this workspace.')).toBeVisible()
  await at('')
  await expect(page.getByRole('link', { name: 'To the gallery' })).toBeVisible()
})

test('the takes of a shot lead from one to the next, and to a comparison', async () => {
  await page.goto(`${studio.url}/w/north-pier-films/videos/${ids[0]}`)
  const takes = page.getByRole('list', { name: 'Takes of this shot' })
  await expect(takes.getByRole('link')).toHaveCount(2)
  await expect(takes.getByRole('link', { name: /Take 2/ })).toHaveAttribute('aria-current', 'page')
  await expect(takes.getByText('← again: take 1').last()).toBeVisible()
  await takes.getByRole('link', { name: /Take 2/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(takes.getByRole('link', { name: /Take 1/ })).toBeFocused()
  await page.keyboard.press('c')
  await expect(page).toHaveURL(new RegExp(`a=${ids[0]}&b=${ids[1]}`))
  await page.goBack()
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Compare with…' })).toBeVisible()
  await page.getByRole('button', { name: /Shot 2, take 1/ }).click()
  await expect(page).toHaveURL(new RegExp(`compare\\?a=${ids[0]}&b=${ids[1]}`))
})

test('in full screen both films fill it', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open()
  await page.getByRole('button', { name: 'Full screen' }).click()
  const reach = () =>
    films().evaluateAll((all) => {
      const boxes = all.map((one) => one.getBoundingClientRect())
      const [left, right] = [boxes.map((box) => box.left), boxes.map((box) => box.right)]
      return [Math.min(...left), Math.max(...right), ...boxes.map(({ height }) => height)].map(
        Math.round,
      )
    })
  await expect.poll(reach).toEqual([0, 1440, 900, 900])
  await page.getByRole('button', { name: 'Leave full screen' }).click()
  await expect.poll(async () => (await reach()).at(-1)).toBeLessThan(900)
})

test('nothing lies beside the page at any width', async () => {
  await open()
  for (const width of [1440, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    await expectNothingBeside(page, `at ${width}`)
  }
})
