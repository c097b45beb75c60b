'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toldOf } from '@/components/ui/ask-studio'
import { useSpeak } from '@/components/ui/use-speak'
import { studioAddress } from '@/components/videos/frames/studio-address'
import { type FrameAsked, takeFrames } from '@/components/videos/frames/take-frames'
import type { FrameUse } from '@/lib/videos/frame-uses'

/** Takes the frames that a use needs and opens the studio with them. */
export const useFrames = (workspace: string, videoId: string) => {
  const speak = useSpeak()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const open = async (use: FrameUse, frames: [FrameAsked, ...FrameAsked[]]) => {
    setBusy(true)
    setProblem(null)
    try {
      const inputs = await takeFrames({ workspace, videoId, frames })
      // It stays busy until the studio is there.
      router.push(studioAddress(workspace, { videoId, use, inputIds: inputs.map(({ id }) => id) }))
    } catch (error) {
      setProblem(speak(toldOf(error)))
      setBusy(false)
    }
  }

  return { open, busy, problem }
}
