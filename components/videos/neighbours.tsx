'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { NeighbourLink } from '@/components/videos/neighbour-link'

type Props = { workspace: string; newerId: string | null; olderId: string | null }

/** Controls that need the arrows for themselves. */
const TAKES_ARROWS = 'input, select, textarea, summary, [contenteditable], [role="menu"], dialog'

/**
 * The next newer and older video, also by the left and right arrow keys. They replace the entry in
 * the history: Back leads to the gallery, however many videos were looked through.
 */
export const Neighbours = ({ workspace, newerId, olderId }: Props) => {
  const t = useTranslations('videos.header')
  const router = useRouter()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      if (held || event.defaultPrevented || event.repeat) return
      const id = { ArrowLeft: newerId, ArrowRight: olderId }[event.key]
      if (!id || (event.target instanceof Element && event.target.closest(TAKES_ARROWS))) return
      event.preventDefault()
      router.replace(`/w/${workspace}/videos/${id}`)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [router, workspace, newerId, olderId])
  const hrefOf = (id: string | null) => id && `/w/${workspace}/videos/${id}`
  return (
    <span className="flex">
      <NeighbourLink href={hrefOf(newerId)} label={t('newer')} hint="←">
        <ChevronLeft className="size-4" aria-hidden />
      </NeighbourLink>
      <NeighbourLink href={hrefOf(olderId)} label={t('older')} hint="→">
        <ChevronRight className="size-4" aria-hidden />
      </NeighbourLink>
    </span>
  )
}
