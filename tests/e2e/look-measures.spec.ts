import { expect, type Page, test } from '@playwright/test'
import { findHiddenFocus, findLostInForcedColours, findMotion, findTofu } from './access-measures'
import { findOverlaps, findSmallTargets, findTooWide } from './look-boxes'
import { findFaint } from './look-colours'
import { findCutFields, findCutTexts } from './look-texts'
import { type Finding, giveLookTools } from './look-tools'

/** The measures themselves: each finds what it is for, and nothing on a page that is as it should be. */

const MEASURES = {
  findTooWide,
  findSmallTargets,
  findOverlaps,
  findCutTexts,
  findCutFields,
  findFaint,
  findMotion,
  findHiddenFocus,
  findLostInForcedColours,
  findTofu,
}

const PICTURE = `<img alt="" style="position:absolute;inset:0;width:200px;height:60px" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">`

const BROKEN: [measure: keyof typeof MEASURES, rule: string, html: string][] = [
  ['findTooWide', 'too wide', '<div style="width:2000px">Wide</div>'],
  [
    'findTooWide',
    'scrolls sideways',
    '<div style="width:90px;overflow-x:auto"><p style="width:300px">Wide</p></div>',
  ],
  ['findTooWide', 'outside', '<p style="margin-left:-30px">Out on the left</p>'],
  ['findSmallTargets', 'small target', '<button style="width:30px;height:18px">x</button>'],
  [
    'findOverlaps',
    'overlap',
    '<p style="margin:0">Below</p><p style="margin:-14px 0 0">On top of it</p>',
  ],
  [
    'findOverlaps',
    'overlap',
    '<button style="height:40px">One</button><button style="height:40px;margin-left:-20px">Two</button>',
  ],
  [
    'findCutTexts',
    'cut off',
    '<p style="width:60px;overflow:hidden;white-space:nowrap">More than there is room for</p>',
  ],
  [
    'findCutTexts',
    'cut off',
    '<p style="width:80px;height:20px;overflow:hidden">More lines than there is room for</p>',
  ],
  [
    'findCutTexts',
    'shortened',
    '<p class="truncate" style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">More than there is room for</p>',
  ],
  [
    'findCutTexts',
    'spills',
    '<button style="width:60px;height:30px;white-space:nowrap">More than there is room for</button>',
  ],
  [
    'findCutTexts',
    'spills',
    '<div style="width:90px;height:40px;overflow:hidden auto"><p style="white-space:nowrap">More than there is room for</p></div>',
  ],
  ['findCutFields', 'cut off', '<input style="width:60px" placeholder="Longer than the field">'],
  ['findFaint', 'faint text', '<p style="color:oklch(0.7 0 0)">Grey</p>'],
  ['findFaint', 'faint text', '<p style="opacity:0.4">Half gone</p>'],
  [
    'findFaint',
    'faint text',
    `<div style="position:relative;height:60px">${PICTURE}<p style="position:absolute;color:white;background:rgb(0 0 0 / 0.3)">On a poster</p></div>`,
  ],
  ['findFaint', 'faint edge', '<input style="border:1px solid #ccc">'],
  ['findMotion', 'moves', '<p style="transition:color 200ms">Slow</p>'],
  ['findHiddenFocus', 'focus', '<button style="outline:none">Where</button>'],
  [
    'findHiddenFocus',
    'focus',
    '<div style="position:fixed;inset:0;background:white;z-index:1"></div><button>Under</button>',
  ],
  [
    'findLostInForcedColours',
    'forced colours',
    '<nav><a href="/a" aria-current="page">One</a> <a href="/b">Two</a></nav>',
  ],
  ['findLostInForcedColours', 'forced colours', '<div><input style="border:0"></div>'],
  // A letter of Kirat Rai, which came to Unicode in 2024.
  ['findTofu', 'no such letter', '<p>\u{16D70}</p>'],
]

const SOUND = `
  <style>
    button, input, select { height: 32px; border: 1px solid #555; }
    :focus-visible { outline: 2px solid black; }
    a { text-decoration: none }
    [aria-current] { text-decoration: underline }
  </style>
  <nav><a href="/a" aria-current="page" style="display:inline-block;padding:4px">One</a>
    <a href="/b" style="display:inline-block;padding:4px">Two</a></nav>
  <p title="More than there is room for" class="truncate"
    style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">More than there is room for</p>
  <p>A sentence with <a href="/c">a link</a> in it.</p>
  <button>Press</button> <input placeholder="Name" aria-label="Name">
  <div style="height:60px;background:white;border:1px solid #555">
    <div style="height:100%;overflow-y:auto"><p>One</p><p>Two</p><p>Below the edge</p></div></div>
  <div style="position:relative;height:60px">${PICTURE}
    <p style="position:absolute;color:white;background:rgb(0 0 0 / 0.72)">On a poster</p></div>`

const show = async (page: Page, html: string) => {
  await giveLookTools(page)
  await page.goto('about:blank')
  await page.setContent(
    `<html lang="en"><body style="margin:20px;background:white">${html}</body></html>`,
  )
}

for (const [name, rule, html] of BROKEN) {
  test(`${name} finds “${rule}” in ${html.slice(0, 60)}`, async ({ page }) => {
    await show(page, `<style>:focus-visible { outline: 2px solid black }</style>${html}`)
    const found: Finding[] = await MEASURES[name](page)
    expect(found.map((each) => each.rule)).toContain(rule)
  })
}

test('nothing is found where nothing is wrong', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show(page, SOUND)
  for (const measure of Object.values(MEASURES)) expect(await measure(page)).toEqual([])
})

test('a shift is told with what moved', async ({ page }) => {
  await show(page, '<p style="font-size:80px">It stands here</p>')
  await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 200))
    const pushing = document.createElement('div')
    pushing.style.height = '400px'
    document.body.prepend(pushing)
  })
  await expect
    .poll(() => page.evaluate(() => window.look.shifts.map(({ value }) => value > 0.02)))
    .toContain(true)
  const moved = await page.evaluate(() => window.look.shifts.flatMap((one) => one.moved).join())
  expect(moved).toContain('It stands here')
})
