import { describe, expect, it } from 'vitest'
import { makeDecided } from '@/components/videos/decided'
import { say } from '@/lib/intl/said'
import type { VideoChoice } from '@/lib/videos/decision'

type Sent = { choice: VideoChoice | null; answer: (isTaken: boolean) => Promise<void> }

/** A studio that answers when it is told to. */
const setUp = () => {
  const sent: Sent[] = []
  const settled = () => new Promise<void>((done) => setImmediate(done))
  const decided = makeDecided(
    (_, choice) =>
      new Promise((resolve) => {
        const answer = (isTaken: boolean) => {
          resolve(isTaken ? { ok: true, choice } : { ok: false, told: say('gallery.triage.gone') })
          return settled()
        }
        sent.push({ choice, answer })
      }),
  )
  return { decided, sent, settled }
}

const video = { id: 'v', choice: null }

describe('a choice', () => {
  it('is seen at once and stays when the studio takes it', async () => {
    const { decided, sent, settled } = setUp()
    decided.decide(video, 'select')
    expect(decided.choiceOf(video)).toBe('select')
    await settled()
    await sent[0]?.answer(true)
    expect(decided.choiceOf(video)).toBe('select')
    expect(decided.refusal()).toBeNull()
  })

  it('goes back to what the studio has when it is refused, and says so', async () => {
    const { decided, sent, settled } = setUp()
    const rejected = { id: 'v', choice: 'reject' as const }
    decided.decide(rejected, null)
    expect(decided.choiceOf(rejected)).toBeNull()
    await settled()
    await sent[0]?.answer(false)
    expect(decided.choiceOf(rejected)).toBe('reject')
    expect(decided.refusal()).toMatchObject({ videoId: 'v', choice: null })
    decided.decide(rejected, null)
    expect(decided.refusal()).toBeNull()
  })

  it('that was changed again meanwhile ends as the last press left it', async () => {
    const { decided, sent, settled } = setUp()
    decided.decide(video, 'select')
    await settled()
    decided.decide(video, 'reject')
    decided.decide(video, null)
    decided.decide(video, 'reject')
    await sent[0]?.answer(true)
    // What came in between is not sent at all.
    expect(sent.map(({ choice }) => choice)).toEqual(['select', 'reject'])
    expect(decided.choiceOf(video)).toBe('reject')
    await sent[1]?.answer(false)
    expect(decided.choiceOf(video)).toBe('select')
  })

  it('of one video waits for no other', async () => {
    const { decided, sent, settled } = setUp()
    decided.decide(video, 'select')
    decided.decide({ id: 'w', choice: null }, 'reject')
    await settled()
    expect(sent).toHaveLength(2)
  })
})
