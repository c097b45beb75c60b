'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { arrowOf } from '@/components/videos/arrow-of'

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
  return (
    <span className="flex">
      <Neighbour workspace={workspace} id={newerId} label={t('newer')} hint="←">
        <ChevronLeft className="size-4" aria-hidden />
      </Neighbour>
      <Neighbour workspace={workspace} id={olderId} label={t('older')} hint="→">
        <ChevronRight className="size-4" aria-hidden />
      </Neighbour>
    </span>
  )
}

type NeighbourProps = {
  workspace: string
  id: string | null
  label: string
  hint: string
  children: ReactNode
}

const Neighbour = ({ workspace, id, label, hint, children }: NeighbourProps) => {
  const t = useTranslations('player')
  const shape = 'grid size-8 place-items-center rounded-md touch:size-12'
  // At either end the place stays, so that the other arrow does not move under the pointer.
  if (!id) {
    return (
      <span aria-hidden="true" className={`${shape} text-third opacity-40`}>
        {children}
      </span>
    )
  }
  return (
    <Link
      href={`/w/${workspace}/videos/${id}`}
      replace
      prefetch={false}
      aria-label={label}
      title={t('withKey', { label, key: hint })}
      className={`${shape} text-second hover:bg-raised hover:text-ink`}
    >
      {children}
    </Link>
  )
}
