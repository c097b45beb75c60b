import { useTranslations } from 'next-intl'
import { UploadButton } from '@/components/inputs/upload-button'
import type { Narrowing } from '@/components/inputs/use-library'
import type { useSearch } from '@/components/inputs/use-search'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'

type Props = {
  kind: Narrowing['kind']
  onKind: (kind: Narrowing['kind']) => void
  search: ReturnType<typeof useSearch>['field']
  /** Null for those who only look. */
  upload: { onFiles: (files: File[]) => void; onImport: () => void } | null
}

/** What of the library is shown, and the ways for more to come into it. */
export const LibraryBar = ({ kind, onKind, search, upload }: Props) => {
  const t = useTranslations('inputs.library')
  return (
    <search
      aria-label={t('search')}
      className="flex min-h-14 flex-wrap items-center gap-2 border-b px-3 py-3 wide:px-5"
    >
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        className="min-w-40 max-w-72 flex-1 max-[30rem]:max-w-none max-[30rem]:basis-full"
        {...search}
      />
      <Segmented
        label={t('kinds')}
        value={kind ?? 'all'}
        onChange={(chosen) => onKind(chosen === 'all' ? null : chosen)}
        options={[
          { value: 'all', label: t('all') },
          { value: 'image', label: t('images') },
          { value: 'video', label: t('videos') },
          { value: 'frame', label: t('frames') },
        ]}
        className="min-w-80 max-[30rem]:w-full max-[30rem]:min-w-0"
      />
      {upload && (
        <>
          <UploadButton label={t('upload')} onFiles={upload.onFiles} />
          <Button onClick={upload.onImport}>{t('fromAddress')}</Button>
        </>
      )}
    </search>
  )
}
