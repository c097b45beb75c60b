'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { arrowOf } from '@/components/videos/arrow-of'
import { NeighbourLink } from '@/components/videos/neighbour-link'

type Props = { workspace: string; newerId: string | null; olderId: string | null }

/**
 * The next newer and older video, also by the left and right arrow keys. They replace the entry in
 * the history: Back leads to the gallery, however many videos were looked through.
 */
export const Neighbours = ({ workspace, newerId, olderId }: Props) => {
  const t = useTranslations('videos.header')
  const router = useRouter()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const way = arrowOf(event)
      const id = way && { left: newerId, right: olderId }[way]
      if (!id) return
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
