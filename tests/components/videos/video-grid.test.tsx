import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { averageColour, blurredPicture } from '@/components/videos/thumbhash'
import { VideoGrid } from '@/components/videos/video-grid'
import type { VideoView } from '@/lib/videos/video-view'
import { InLanguage } from '@/tests/helpers/in-language'

// A real hash, of a picture that is mostly warm brown.
const THUMBHASH = '1QcSHQRnh493V4dIh4eXh1h4kJUI'

const video = (over: Partial<VideoView> = {}): VideoView => ({
  id: 'v1',
  taskId: 't1',
  createdAt: '2026-11-20T12:00:00.000Z',
  type: 'pro-text-to-video',
  providerMode: 'emulated',
  prompt: 'Crimson ridges, slow crane up',
  member: { id: 'm1', name: 'Emre Yıldız' },
  project: { id: 'p1', name: 'Harbour film' },
  shotId: 's12',
  shotNumber: 12,
  shotName: null,
  takeNumber: 3,
  width: 1920,
  height: 1080,
  durationSeconds: 5.04,
  hasAudio: true,
  billedCredits: 400,
  ratio: '16:9',
  choice: null,
  verdict: null,
  posterSmallUrl: null,
  spriteUrl: null,
  previewUrl: null,
  posterUrl: '/poster.webp',
  thumbhash: THUMBHASH,
  fileUrl: '/file.mp4',
  ...over,
})

const draw = (videos: VideoView[], eager = 0) =>
  renderToStaticMarkup(
    <InLanguage>
      <VideoGrid videos={videos} workspace="north" eager={eager} />
    </InLanguage>,
  )

describe('the grid, as the server draws it', () => {
  it('lays tiles out by their ratio alone', () => {
    const markup = draw([video({ width: 1080, height: 1920 })])
    expect(markup).toContain('flex-grow:0.5625')
    expect(markup).toContain('flex-basis:calc(var(--row) * 0.5625)')
    expect(markup).toContain('aspect-ratio:0.5625')
  })

  it('names a tile shortly and links to its page', () => {
    const markup = draw([video()])
    expect(markup).toContain(
      'aria-label="Shot 12, take 3, Crimson ridges, 5 seconds, by Emre Yıldız"',
    )
    expect(markup).toContain('href="/w/north/videos/v1"')
  })

  it('says on a wide tile which take it is, aloud once', () => {
    const badge = '>Shot 12, take 3 · 0:05<'
    expect(draw([video()])).toContain(badge)
    expect(draw([video({ width: 1080, height: 1080 })])).not.toContain(badge)
    const heard = draw([video()]).replace(/<span aria-hidden="true"[\s\S]*?<\/a>/g, '')
    expect(heard.match(/Shot 12/g)).toHaveLength(1)
  })

  it('asks for posters when they come near, but for the first ones', () => {
    const markup = draw([video(), video({ id: 'v2' })], 1)
    expect(markup.match(/loading="eager"/g)).toHaveLength(1)
    expect(markup.match(/loading="lazy"/g)).toHaveLength(1)
  })

  it('sends no video bytes and no decoded pictures before they are asked for', () => {
    const markup = draw([video()])
    expect(markup).not.toContain('<video')
    expect(markup).not.toContain('data:')
    expect(markup).toMatch(/background-color:rgb\(\d+ \d+ \d+\)/)
  })

  it('offers the smaller poster beside the larger one, each for a little more than its width', () => {
    const small = { posterSmallUrl: '/small.webp' }
    expect(draw([video(small)])).toContain('srcSet="/small.webp 368w, /poster.webp 736w"')
    expect(draw([video({ ...small, width: 720, height: 1280 })])).toContain('/small.webp 233w')
    expect(draw([video()])).not.toContain('srcSet')
  })

  it('draws a picture of its own where a poster is missing', () => {
    const markup = draw([video({ posterUrl: null, thumbhash: null })])
    expect(markup).not.toContain('<img')
    expect(markup).toContain('<svg')
  })

  it('shows a prompt as text, whatever it says', () => {
    const markup = draw([video({ prompt: '</script><img src=x onerror=alert(1)>' })])
    expect(markup).not.toContain('<img src=x')
  })
})

describe('thumbhash', () => {
  it('has a colour and a picture', () => {
    expect(averageColour(THUMBHASH)).toMatch(/^rgb\(\d+ \d+ \d+\)$/)
    expect(blurredPicture(THUMBHASH)).toMatch(/^data:image\/png;base64,/)
  })

  it('is left out when it cannot be read', () => {
    expect(averageColour('%%%')).toBeUndefined()
    expect(averageColour('')).toBeUndefined()
    expect(averageColour(null)).toBeUndefined()
    expect(blurredPicture('%%%')).toBeUndefined()
  })
})
