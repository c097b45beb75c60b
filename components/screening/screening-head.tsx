import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { When } from '@/components/videos/when'

type Props = {
  title: string
  begun: ComponentProps<typeof When>
  viewers: { id: string; name: string }[]
  onLeave: () => void
}

/** So many faces stand there; the others are counted. */
const FACES = 5

/** What is watched, who else watches, and the way out. */
export const ScreeningHead = ({ title, begun, viewers, onLeave }: Props) => {
  const t = useTranslations('screening')
  const names = viewers.map(({ name }) => name).join(', ')
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b px-3 wide:px-5 touch:h-14">
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        <h1 className="truncate font-semibold" title={title}>
          {title}
        </h1>
        <span className="shrink-0 text-second text-sm">
          <When {...begun} />
        </span>
      </div>
      <p title={names} className="flex shrink-0 items-center gap-2 text-second text-sm">
        <span aria-hidden="true" className="flex -space-x-1.5">
          {viewers.slice(0, FACES).map(({ id, name }) => (
            <Avatar key={id} name={name} />
          ))}
        </span>
        <span className="figures">{t('watching', { count: viewers.length })}</span>
        <span className="sr-only">{names}</span>
      </p>
      <IconButton label={t('leave')} onClick={onLeave}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </header>
  )
}
