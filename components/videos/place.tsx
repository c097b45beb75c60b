import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { ShotAndTake } from '@/components/videos/shot-and-take'
import { scriptLang } from '@/lib/script-lang'
import { videoTitle } from '@/lib/videos/video-title'

type Props = {
  /** Of the navigation itself. */
  label: string
  /** What lies above. */
  above: { href: string; name: string }
  /** The workspace's slug. */
  workspace: string
  of: Parameters<typeof ShotAndTake>[0]['of'] & { prompt: string }
  className?: string
}

/** Where one is: the page above, the prompt, the shot and the take. */
export const Place = ({ label, above, workspace, of, className }: Props) => {
  const t = useTranslations('videos')
  return (
    <nav aria-label={label} className={cx('flex min-w-0 items-baseline gap-2', className)}>
      <Link
        href={above.href}
        className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-second hover:text-ink touch:min-h-12"
      >
        {above.name}
      </Link>
      <span aria-hidden="true" className="text-third">
        /
      </span>
      <h1 className="min-w-0 truncate font-medium" title={of.prompt} lang={scriptLang(of.prompt)}>
        {videoTitle(of.prompt, t('untitled'))}
      </h1>
      <ShotAndTake workspace={workspace} of={of} />
    </nav>
  )
}
