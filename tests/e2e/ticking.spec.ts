import { expect, test } from '@playwright/test'
import { startEmulator } from './emulator'
import { firstRun, generate, openStudio, prompt } from './pages'
import { startStudio } from './studio'

/** What moves with every second costs little: it is drawn for as long as a shot takes, on any phone. */

type Layout = {
  name: string
  args: { beginData?: { frame: string }; endData?: { layoutRoots?: { nodeName: string }[] } }
}

test('a second that passes lays out nothing but the words that it changes', async ({
  page,
  browser,
}) => {
  const kling = await startEmulator(1)
  const studio = await startStudio({ env: kling.env })
  try {
    await firstRun(page, studio.url, { credits: '50000' })
    await prompt(page).fill('A quiet harbour, one boat turns with the tide.')
    await generate(page).click()
    const card = page.getByRole('region', { name: 'On the way' }).getByRole('listitem')
    await expect(card.first()).toContainText('Generating', { timeout: 120_000 })
    await openStudio(page, studio.url)
    const clock = card.first().getByText(/^\d+:\d\d$/)
    const session = await page.context().newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    /** The next second, and the frame that it is drawn in. */
    const tick = async () => {
      const before = await clock.textContent()
      await expect(clock).not.toHaveText(before ?? '')
    }
    /** What two seconds lay out anew, and an answer between them that says nothing new. */
    const layoutRoots = async (): Promise<string[]> => {
      await tick()
      await browser.startTracing(page, { categories: ['devtools.timeline'] })
      const answer = page.waitForResponse(/\/live\?/)
      await tick()
      await answer
      await tick()
      const trace = JSON.parse((await browser.stopTracing()).toString()) as {
        traceEvents: Layout[]
      }
      // The browser traces all of its pages.
      const isOwn = ({ name, args }: Layout) =>
        name === 'Layout' && args.beginData?.frame === frameTree.frame.id
      return trace.traceEvents
        .filter(isOwn)
        .flatMap(({ args }) => args.endData?.layoutRoots?.map(({ nodeName }) => nodeName) ?? [])
    }
    // What the page draws late, or an answer that does say something, may fall into one look.
    await expect(async () => {
      const roots = await layoutRoots()
      expect(roots).not.toEqual([])
      expect(roots).not.toContain('#document')
    }).toPass({ timeout: 90_000 })
  } finally {
    await studio.stop()
    await kling.stop()
  }
})
