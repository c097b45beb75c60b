import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  /** The workspace's slug. */
  workspace: string
  of: { shotId: string; shotNumber: number; shotName: string | null; takeNumber: number }
}

/** "shot 12 · Harbour, take 3": the shot leads to all of its takes. */
export const ShotAndTake = ({ workspace, of }: Props) => {
  const t = useTranslations('videos.header')
  const { shotId, shotNumber: shot, shotName: name, takeNumber: take } = of
  const link = (words: ReactNode) => (
    <Link
      href={`/w/${workspace}/gallery?shot=${encodeURIComponent(shotId)}`}
      prefetch={false}
      className="inline-flex min-h-6 items-center rounded-xs underline decoration-hairline underline-offset-3 hover:text-ink hover:decoration-ink touch:min-h-12"
    >
      {words}
    </Link>
  )
  const words = name
    ? t.rich('namedShotAndTake', { shot, name, take, link })
    : t.rich('shotAndTake', { shot, take, link })
  const plain = (chunks: string) => chunks
  const title = name
    ? t.markup('namedShotAndTake', { shot, name, take, link: plain })
    : t.markup('shotAndTake', { shot, take, link: plain })
  return (
    <span title={title} className="figures max-w-[60%] shrink-0 truncate text-third">
      {words}
    </span>
  )
}
