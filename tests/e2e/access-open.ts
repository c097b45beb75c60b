import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { createTranslator, type Messages } from 'use-intl/core'
import type { Locale } from '@/lib/intl/locale'

/** Everything that opens: how it is opened by the keyboard, and what it is then. */

// Read and not imported: how a module names a file of JSON is another thing for each who loads it.
const messagesOf = (locale: Locale): Messages =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}.json`), 'utf8'))

/** Names as they stand on a page of a language. */
export const sayIn = (locale: Locale) =>
  createTranslator<Messages>({ locale, messages: messagesOf(locale) })
export type Say = ReturnType<typeof sayIn>

export const VIEWER = '서미나 남궁하늘'
/** A word that no line has room for. */
export const LONG_NAME = 'Gökyüzündekibulutlarımızdanmışçasına'

export type OpenState = {
  name: string
  /** A screen or a page of tests/e2e/full-studio.ts. */
  screen: 'studio' | 'inputs' | 'credits' | 'a video'
  /** Brings the page to where it can be opened. */
  prepare?: (page: Page, say: Say) => Promise<void>
  opener: (page: Page, say: Say) => Locator
  opened: (page: Page, say: Say) => Locator
  /**
   * - modal: the focus goes in, cannot leave, and Escape gives it back
   * - menu: the same, but Tab may leave
   * - step: the focus goes in, and Escape gives it back
   * - fold: stays open beside its button, which keeps the focus
   */
  kind: 'modal' | 'menu' | 'step' | 'fold'
  /** Who has the focus after Escape, where the opener is gone by then. */
  returns?: (page: Page, say: Say) => Locator
}

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.locator('[popover] [role=dialog]')
const menu = (page: Page) => page.getByRole('menu')
const mode = (page: Page, say: Say, which: 'text' | 'image' | 'reference') =>
  page.getByRole('radio', { name: say(`composer.modes.${which}`), exact: true }).check()
/** A text somewhere in a name; a § stands for any number. */
const withText = (text: string) =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace('§', '[\\d.,]+'))
const undecided = (page: Page) => page.locator('li').filter({ hasText: 'Fog lifts from the pier' })
const step = (page: Page) => page.locator('fieldset[tabindex="-1"]')
/** What a step that is left open would be in the way of the next. */
const chooseFirst = async (page: Page, opener: Locator) => {
  await opener.click()
  await dialog(page).locator('li button').first().click()
  await expect(dialog(page)).toHaveCount(0)
}

export const OPEN_STATES: OpenState[] = [
  {
    name: 'the menu of the viewer',
    screen: 'studio',
    opener: (page, say) => button(page, say('shell.accountMenu', { name: VIEWER })),
    opened: menu,
    kind: 'menu',
  },
  {
    name: 'presets',
    screen: 'studio',
    opener: (page, say) => button(page, say('presets.open')),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'the shots',
    screen: 'studio',
    opener: (page, say) => button(page, withText(say('composer.shot.choose'))),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'naming a shot',
    screen: 'studio',
    prepare: async (page, say) => {
      await button(page, withText(say('composer.shot.choose'))).click()
      await dialog(page).locator('li button').nth(1).click()
      await expect(dialog(page)).toHaveCount(0)
    },
    opener: (page, say) => button(page, say('composer.shot.rename')),
    opened: (page, say) => page.getByLabel(say('composer.shot.name')),
    kind: 'step',
  },
  {
    name: 'naming a project',
    screen: 'studio',
    opener: (page, say) => button(page, say('composer.project.rename')),
    opened: (page, say) => page.getByLabel(say('composer.project.newName')),
    kind: 'step',
  },
  {
    name: 'what Kling reads well',
    screen: 'studio',
    opener: (page, say) => page.getByText(say('composer.guidance.title')),
    opened: (page) => page.locator('form details[open]').first(),
    kind: 'fold',
  },
  {
    name: 'more settings',
    screen: 'studio',
    opener: (page) => page.locator('form details.border-t summary'),
    opened: (page) => page.locator('form details.border-t[open]'),
    kind: 'fold',
  },
  {
    name: 'several takes to confirm',
    screen: 'studio',
    prepare: async (page, say) => {
      await page.locator('textarea[name=prompt]').fill('Two boats leave the harbour.')
      await button(page, say('composer.takes.more')).click()
    },
    opener: (page) => page.locator('form button[type=submit]'),
    opened: (page, say) => button(page, say('composer.send.notYet')),
    kind: 'fold',
  },
  {
    name: 'the inputs, for one',
    screen: 'studio',
    prepare: (page, say) => mode(page, say, 'image'),
    opener: (page, say) => button(page, say('composer.slots.fromInputs', { slot: 'firstFrame' })),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'an address',
    screen: 'studio',
    prepare: (page, say) => mode(page, say, 'image'),
    opener: (page, say) => button(page, say('composer.slots.byAddress', { slot: 'lastFrame' })),
    opened: (page, say) => page.getByLabel(say('composer.address.label')),
    kind: 'step',
  },
  {
    name: 'a crop',
    screen: 'studio',
    prepare: async (page, say) => {
      await mode(page, say, 'image')
      await chooseFirst(
        page,
        button(page, say('composer.slots.fromInputs', { slot: 'firstFrame' })),
      )
    },
    opener: (page, say) => button(page, say('composer.slots.crop', { slot: 'firstFrame' })),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'the inputs, for several',
    screen: 'studio',
    prepare: (page, say) => mode(page, say, 'reference'),
    opener: (page, say) => button(page, say('composer.references.addFromInputs')),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'references to name',
    screen: 'studio',
    prepare: async (page, say) => {
      await mode(page, say, 'reference')
      await button(page, say('composer.references.addFromInputs')).click()
      for (const at of [0, 1]) await dialog(page).locator('li button').nth(at).click()
      await button(dialog(page), say('inputs.picker.choose', { count: 2 })).click()
      await expect(dialog(page)).toHaveCount(0)
    },
    opener: (page, say) => button(page, say('composer.mention.list')),
    opened: (page) => page.getByRole('listbox'),
    kind: 'fold',
  },
  {
    name: 'attaching an id',
    screen: 'studio',
    opener: (page, say) => button(undecided(page), say('tasks.decision.attachId')),
    opened: step,
    kind: 'step',
  },
  {
    name: 'sending again',
    screen: 'studio',
    opener: (page, say) =>
      button(undecided(page), withText(say('tasks.decision.sendAgainMayCost', { credits: '§' }))),
    opened: step,
    kind: 'step',
  },
  {
    name: 'no longer asking',
    screen: 'studio',
    opener: (page, say) => button(undecided(page), say('tasks.decision.stopAsking')),
    opened: step,
    kind: 'step',
  },
  {
    name: 'what Kling answered',
    screen: 'studio',
    opener: (page, say) => button(page, say('tasks.rawAnswer.name')).first(),
    opened: (page) => page.locator('section li textarea'),
    kind: 'fold',
  },
  {
    name: 'an import',
    screen: 'inputs',
    opener: (page, say) => button(page, say('inputs.library.fromAddress')),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'where an input was used',
    screen: 'inputs',
    opener: (page) => page.locator('li[data-input] > button').first(),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'naming an input',
    screen: 'inputs',
    opener: (page) => page.locator('li[data-input] button').first(),
    opened: (page, say) => page.getByLabel(say('inputs.library.name')),
    kind: 'step',
    returns: (page) => page.locator('li[data-input] [data-tile]').first(),
  },
  {
    name: 'correcting the balance',
    screen: 'credits',
    opener: (page, say) => page.locator('summary', { hasText: say('credits.adjust.title') }),
    opened: (page) => page.locator('details[open] form'),
    kind: 'fold',
  },
  {
    name: 'what may come after a video',
    screen: 'a video',
    opener: (page, say) => button(page, say('frames.menu')),
    opened: menu,
    kind: 'menu',
  },
  {
    name: 'a frame to continue from',
    screen: 'a video',
    prepare: async (page, say) => {
      await button(page, say('frames.menu')).click()
      await expect(menu(page)).toBeVisible()
    },
    opener: (page, say) => page.getByRole('menuitem', { name: say('frames.continue.item') }),
    opened: dialog,
    kind: 'modal',
    returns: (page, say) => button(page, say('frames.menu')),
  },
  {
    name: 'a video to bridge to',
    screen: 'a video',
    prepare: async (page, say) => {
      await button(page, say('frames.menu')).click()
      await expect(menu(page)).toBeVisible()
    },
    opener: (page, say) => page.getByRole('menuitem', { name: say('frames.bridge.item') }),
    opened: dialog,
    kind: 'modal',
    returns: (page, say) => button(page, say('frames.menu')),
  },
  {
    name: 'what proves the archive',
    screen: 'a video',
    opener: (page, say) => button(page, say('videos.archive.details')),
    opened: (page) => page.locator('dd span.select-all').first(),
    kind: 'fold',
  },
]

/** What opens on a telephone alone, or over something that does. */
export const OPEN_ON_A_TELEPHONE: OpenState[] = [
  {
    name: 'the composer',
    screen: 'studio',
    opener: (page, say) => button(page, say('shell.newTake')),
    opened: (page, say) => page.getByRole('dialog', { name: say('composer.title') }),
    kind: 'modal',
  },
  {
    name: 'presets over the composer',
    screen: 'studio',
    prepare: async (page, say) => {
      await button(page, say('shell.newTake')).click()
      await expect(page.getByRole('dialog', { name: say('composer.title') })).toBeVisible()
    },
    opener: (page, say) => button(page, say('presets.open')),
    opened: dialog,
    kind: 'modal',
  },
  {
    name: 'the menu of the bar below',
    screen: 'credits',
    opener: (page, say) => button(page, say('shell.nav.me')),
    opened: menu,
    kind: 'menu',
  },
]
