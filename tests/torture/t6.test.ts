import { describe, expect, it } from 'vitest'
import { live } from '@/tests/torture/lives/live'
import { FLAWS, type Flaw } from '@/tests/torture/lives/world'
import { testProof } from '@/tests/torture/proof'
import { lives } from '@/tests/torture/t6-lives'

testProof(lives, 'short', 2)

describe('lives', () => {
  it('are the same whenever they are told', async () => {
    const [once, again] = [await live({ seed: 5, number: 3 }), await live({ seed: 5, number: 3 })]
    expect(again).toEqual(once)
    expect(once.story).not.toEqual((await live({ seed: 5, number: 4 })).story)
  })

  /** What is noticed first, or at all, when we err in one way. */
  const BREAKS: Record<Flaw, string> = {
    no_guards: 'sent_twice',
    sends_again_after_crash: 'sent_twice',
    sends_again_after_reset: 'sent_twice',
    settles_the_estimate: 'settled_as_told',
    silence_is_failure: 'failed_without_failure_word',
    takes_the_first_success_word_only: 'failed_without_failure_word',
  }

  it.each(FLAWS)('show what is wrong: %s', async (flaw) => {
    const rules = new Set<string>()
    for (let number = 0; number < 300 && !rules.has(BREAKS[flaw]); number++) {
      const { violations } = await live({ seed: 1, number, flaw })
      for (const { rule } of violations) rules.add(rule)
    }
    expect(rules).toContain(BREAKS[flaw])
  })
})
