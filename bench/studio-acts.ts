import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** What a person does on the studio; the empty page is given the same input. */
export type Act = { name: string; run: (page: Page) => Promise<void> }

const PROSE = 'A harbour wakes while the fog lifts from the cranes; one boat turns, then rests. '

const field = (page: Page) => page.locator('textarea[name=prompt]').first()

/** Presses what carries one of these names, if the page has it; else the same place. */
const press =
  (role: 'button' | 'radio', name: RegExp) =>
  async (page: Page): Promise<void> => {
    const control = page.getByRole(role, { name }).first()
    if ((await control.count()) > 0) await control.click({ force: true, timeout: 10_000 })
    else await page.mouse.click(200, 60)
  }

const dragFile = async (page: Page): Promise<void> => {
  const file = join(tmpdir(), 'dailies-bench.png')
  writeFileSync(file, 'only its name is looked at')
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const [type, y] of [
    ['dragEnter', 200],
    ['dragOver', 220],
    ['dragOver', 300],
    ['dragCancel', 300],
  ] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y, data })
  }
  await session.detach()
}

const openProject = async (page: Page): Promise<void> => {
  const select = page.getByLabel('Project').first()
  if ((await select.count()) > 0) await select.focus()
  else await page.mouse.click(200, 60)
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Escape')
}

const openMore = async (page: Page): Promise<void> => {
  const summary = page.locator('form summary').first()
  if ((await summary.count()) > 0) await summary.click()
  else await page.mouse.click(200, 60)
}

export const ACTS: Act[] = [
  {
    name: 'typing 200 characters',
    run: async (page) => {
      await field(page).click()
      await page.keyboard.type(PROSE.repeat(3).slice(0, 200))
    },
  },
  { name: 'mode: Image', run: press('radio', /^Image$/) },
  { name: 'mode: Reference', run: press('radio', /^Reference$/) },
  { name: 'mode: Text', run: press('radio', /^Text$/) },
  { name: 'dragging a file over', run: dragFile },
  { name: 'project menu', run: openProject },
  { name: 'more settings', run: openMore },
  { name: 'presets', run: press('button', /^Presets/) },
]
