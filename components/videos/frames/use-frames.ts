'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { studioAddress } from '@/components/videos/frames/studio-address'
import { type FrameAsked, takeFrames } from '@/components/videos/frames/take-frames'
import type { FrameUse } from '@/lib/videos/frame-uses'

/** Takes the frames that a use needs and opens the studio with them. */
export const useFrames = (workspace: string, videoId: string) => {
  const t = useTranslations('frames')
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const open = async (use: FrameUse, frames: [FrameAsked, ...FrameAsked[]]) => {
    setBusy(true)
    setProblem(null)
    try {
      const inputs = await takeFrames({ workspace, videoId, frames }, t('unreachable'))
      // It stays busy until the studio is there.
      router.push(studioAddress(workspace, { videoId, use, inputIds: inputs.map(({ id }) => id) }))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : t('unreachable'))
      setBusy(false)
    }
  }

  return { open, busy, problem }
}
