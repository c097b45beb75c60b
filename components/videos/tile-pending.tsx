'use client'
import { useLinkStatus } from 'next/link'
import { Spinner } from '@/components/ui/spinner'

/** Inside a link: a sign that its page is coming, only when that takes a moment. */
export const TilePending = () => {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span className="absolute inset-0 grid place-items-center bg-scrim text-on-picture transition-opacity delay-200 starting:opacity-0">
      <Spinner />
    </span>
  )
}
