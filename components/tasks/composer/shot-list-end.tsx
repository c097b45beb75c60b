import { useTranslations } from 'next-intl'
import type { useShots } from '@/components/tasks/composer/use-shots'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/notice'

type Props = Pick<
  ReturnType<typeof useShots>,
  'shots' | 'hasMore' | 'loading' | 'failed' | 'more' | 'again'
> & {
  /** On the button that asks for more. */
  className?: string
}

/** What stands below the shots that are there: that they come, that they did not, or more of them. */
export const ShotListEnd = ({
  shots,
  hasMore,
  loading,
  failed,
  more,
  again,
  className = '',
}: Props) => {
  const t = useTranslations('composer.shot')
  return (
    <>
      {!shots && !failed && (
        <p role="status" className="text-second">
          {t('loading')}
        </p>
      )}
      {failed && (
        <Notice role="alert" action={<Button onClick={again}>{t('again')}</Button>}>
          {t('unreachable')}
        </Notice>
      )}
      {hasMore && (
        <Button busy={loading} onClick={more} className={cx('self-start', className)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
