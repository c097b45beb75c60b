import { useState } from 'react'

type Answer<Found> = { ok: true; data: Found } | { ok: false; error: { message: string } }

/**
 * Something that is looked at on demand: what was found last and when, and why nothing was.
 * @param lost what is said where no answer came
 */
export const useCheck = <Found>(ask: () => Promise<Answer<Found>>, lost: string) => {
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ found: Found; at: string } | null>(null)
  const [error, setError] = useState<string | null>(null)

  const check = async () => {
    setBusy(true)
    setError(null)
    const answer = await ask().catch(() => null)
    if (answer?.ok) setFound({ found: answer.data, at: new Date().toISOString() })
    else setError(answer?.error.message ?? lost)
    setBusy(false)
  }

  return { busy, error, check, found: busy || error ? null : found }
}
