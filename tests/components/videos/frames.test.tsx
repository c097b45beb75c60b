import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { frameAfterKey } from '@/components/videos/frames/frame-keys'
import { LineageLines } from '@/components/videos/frames/lineage-lines'
import { studioAddress } from '@/components/videos/frames/studio-address'
import type { FrameLineage } from '@/lib/videos/lineage-view'
import { InLanguage } from '@/tests/helpers/in-language'

const press = (key: string, held: Partial<Parameters<typeof frameAfterKey>[0]> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('keys among frames', () => {
  it.each([
    [',', 49],
    ['.', 51],
    ['ArrowLeft', 49],
    ['ArrowDown', 49],
    ['ArrowRight', 51],
    ['ArrowUp', 51],
    ['Home', 0],
    ['End', 119],
  ])('%s leads from 50 to %d', (key, there) => {
    expect(frameAfterKey(press(key), 50, 119)).toBe(there)
  })

  it('go ten frames with Shift, and stop at both ends', () => {
    const shiftKey = true
    expect(frameAfterKey(press('ArrowRight', { shiftKey }), 50, 119)).toBe(60)
    expect(frameAfterKey(press('ArrowLeft', { shiftKey }), 50, 119)).toBe(40)
    expect(frameAfterKey(press('ArrowRight', { shiftKey }), 115, 119)).toBe(119)
    expect(frameAfterKey(press(','), 0, 119)).toBe(0)
  })

  it('leave to the browser what is not theirs', () => {
    for (const key of ['a', 'Enter', ' ', 'Tab', 'ㅓ']) {
      expect(frameAfterKey(press(key), 50, 119)).toBeNull()
    }
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      expect(frameAfterKey(press('ArrowLeft', held), 50, 119)).toBeNull()
    }
  })
})

describe('the address of the studio', () => {
  it('names the video, the use and the frames', () => {
    expect(studioAddress('north', { videoId: 'v', use: 'continue', inputIds: ['a'] })).toBe(
      '/w/north?from=v&use=continue&first=a',
    )
    expect(studioAddress('north', { videoId: 'v', use: 'bridge', inputIds: ['a', 'b'] })).toBe(
      '/w/north?from=v&use=bridge&first=a&last=b',
    )
  })

  it('has the frame of a loop twice', () => {
    expect(studioAddress('north', { videoId: 'v', use: 'loop', inputIds: ['a'] })).toBe(
      '/w/north?from=v&use=loop&first=a&last=a',
    )
  })
})

describe('where a video came from, and what came from it', () => {
  const video = { id: 'v1', prompt: 'Lighthouse, at dusk', takeNumber: 2 }
  const words = (lineage: Partial<FrameLineage>, locale: 'en' | 'ko' | 'tr' = 'en') =>
    renderToStaticMarkup(
      <InLanguage locale={locale}>
        <LineageLines
          workspace="north"
          lineage={{ sources: [], continuedBy: [], hasMore: false, ...lineage }}
        />
      </InLanguage>,
    )
  const text = (...asked: Parameters<typeof words>) =>
    words(...asked)
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')

  it('is not said when there is nothing to say', () => {
    expect(words({})).toBe('')
  })

  it('is said in one line each, with links', () => {
    const lineage: Partial<FrameLineage> = {
      sources: [{ kind: 'continues', video, seconds: 77 / 24 }],
      continuedBy: [{ id: 'v2', prompt: 'The boat turns home', takeNumber: 1 }],
    }
    expect(text(lineage)).toBe(
      'Continues Lighthouse, take 2 at 3.21 sUsed for The boat turns home, take 1',
    )
    expect(words(lineage)).toContain('href="/w/north/videos/v1"')
    expect(text(lineage, 'tr')).toContain('Devamı olduğu video: Lighthouse, çekim 2, 3,21 sn')
    expect(text(lineage, 'ko')).toContain('이어진 영상: Lighthouse, 테이크 2, 3.21초 지점')
  })

  it('tells a bridge, a loop and a final apart', () => {
    const other = { id: 'v2', prompt: 'Harbour', takeNumber: 1 }
    const bridge: FrameLineage['sources'] = [
      { kind: 'continues', video, seconds: 5 },
      { kind: 'leadsTo', video: other, seconds: 0 },
    ]
    expect(text({ sources: bridge })).toBe(
      'Continues Lighthouse, take 2 at 5 s · Leads to Harbour, take 1 at 0 s',
    )
    expect(text({ sources: [{ kind: 'loops', video, seconds: 0 }] })).toBe(
      'Loops on a frame of Lighthouse, take 2 at 0 s',
    )
    expect(text({ sources: [{ kind: 'between', video }] })).toBe(
      'Made between two frames of Lighthouse, take 2',
    )
    expect(text({ sources: [{ kind: 'madeFrom', video }] })).toBe('Made from Lighthouse, take 2')
  })

  it('names five and says that there are more', () => {
    expect(text({ continuedBy: [video], hasMore: true })).toBe(
      'Used for Lighthouse, take 2 · and more',
    )
  })
})
