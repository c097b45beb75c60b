'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import useSWRInfinite from 'swr/infinite'
import { askInputs, inputsAddress } from '@/components/inputs/ask-inputs'
import { toldOf } from '@/components/ui/ask-studio'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Picture } from '@/components/ui/picture'
import { Spinner } from '@/components/ui/spinner'
import { useSpeak } from '@/components/ui/use-speak'
import type { LibraryInput } from '@/lib/media/input-view'
import type { UsePage } from '@/lib/media/page-inputs'
import { scriptLang } from '@/lib/script-lang'

type Props = { workspace: string; input: LibraryInput | null; onClose: () => void }

/** The videos and tasks that were made with an input, newest first. */
export const UsesDialog = ({ workspace, input, onClose }: Props) => {
  const t = useTranslations('inputs.uses')
  return (
    <Dialog open={input !== null} onClose={onClose} title={t('title', { name: input?.name ?? '' })}>
      {input && <Uses workspace={workspace} inputId={input.id} />}
    </Dialog>
  )
}

const Uses = ({ workspace, inputId }: { workspace: string; inputId: string }) => {
  const t = useTranslations('inputs.uses')
  const more = useTranslations('gallery')
  const speak = useSpeak()
  const { data, error, size, setSize, isLoading, isValidating } = useSWRInfinite(
    (_, previous: UsePage | null) => {
      if (previous && !previous.nextCursor) return null
      const query = previous?.nextCursor ? `?cursor=${previous.nextCursor}` : ''
      return inputsAddress(workspace, `/${inputId}/uses${query}`)
    },
    (address) => askInputs<UsePage>(address),
    { revalidateFirstPage: false, revalidateOnFocus: false, shouldRetryOnError: false },
  )
  if (error) return <Notice role="alert">{speak(toldOf(error))}</Notice>
  if (isLoading) {
    return (
      <div className="grid min-h-24 place-items-center">
        <Spinner />
      </div>
    )
  }
  const uses = data?.flatMap((page) => page.uses) ?? []
  if (uses.length === 0) return <p className="text-second">{t('none')}</p>
  return (
    <div className="max-h-[60dvh] overflow-y-auto">
      <ul className="flex flex-col gap-1">
        {uses.map(({ taskId, prompt, video }) => (
          <li key={taskId}>
            <Link
              href={`/w/${workspace}/videos/${video?.id ?? taskId}`}
              prefetch={false}
              className="flex min-h-12 items-center gap-3 rounded-md p-1 hover:bg-raised"
            >
              {video?.posterUrl ? (
                <Picture
                  src={video.posterUrl}
                  alt=""
                  loading="lazy"
                  className="h-10 w-16 shrink-0 rounded-xs bg-raised object-contain"
                />
              ) : (
                <span className="h-10 w-16 shrink-0 rounded-xs bg-raised" />
              )}
              <span className="min-w-0">
                <span className="line-clamp-2 text-sm" lang={scriptLang(prompt)}>
                  {prompt || t('untitled')}
                </span>
                {!video && <span className="text-third text-xs">{t('noVideo')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {data?.at(-1)?.nextCursor && (
        <Button busy={isValidating} onClick={() => void setSize(size + 1)} className="mt-2">
          {more('loadMore')}
        </Button>
      )}
    </div>
  )
}
