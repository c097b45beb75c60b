'use client'
import { useEffect, useRef, useState } from 'react'
import { doubtStudio, useStudioReturns } from '@/components/ui/studio-return'

/**
 * For an `img` of the studio's own, which is not drawn while it has `failed`: drawn again, it is
 * asked for again. That is when its address changes, and when a studio that was out of reach is back.
 */
export const usePicture = (src: string | null | undefined) => {
  const returns = useStudioReturns()
  const [failedAs, setFailedAs] = useState<string | null>(null)
  const ref = useRef<HTMLImageElement>(null)
  const attempt = `${returns} ${src}`
  const fail = () => {
    setFailedAs(attempt)
    doubtStudio()
    // Loaded when it is needed, which is seldom; where not even that comes, it is the studio that is away.
    if (src)
      import('@/components/ui/storage-return').then(
        (it) => it.doubtStorage(src),
        () => {},
      )
  }
  useEffect(() => {
    // It may have failed before there was anybody to tell.
    if (ref.current?.complete && ref.current.naturalWidth === 0) fail()
  }, [attempt])
  return { failed: failedAs === attempt, picture: { ref, onError: fail } }
}
