'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { askInputs, inputsAddress } from '@/components/inputs/ask-inputs'
import type { Dropped } from '@/components/inputs/dropped-files'
import { fromAddress } from '@/components/inputs/fetch-input'
import { ImportDialog } from '@/components/inputs/import-dialog'
import { LibraryBar } from '@/components/inputs/library-bar'
import { focusBack, focusBeside, tileOf } from '@/components/inputs/library-focus'
import { LibraryTile } from '@/components/inputs/library-tile'
import { UploadButton } from '@/components/inputs/upload-button'
import { UploadList } from '@/components/inputs/upload-list'
import { MOST_QUEUED } from '@/components/inputs/upload-queue'
import { useIncomingFiles } from '@/components/inputs/use-incoming-files'
import { type Narrowing, useLibrary } from '@/components/inputs/use-library'
import { useSearch } from '@/components/inputs/use-search'
import { useUploads } from '@/components/inputs/use-uploads'
import { UsesDialog } from '@/components/inputs/uses-dialog'
import { announce } from '@/components/ui/announcer'
import { toldOf } from '@/components/ui/ask-studio'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import { LoadMore } from '@/components/videos/load-more'
import { TileField } from '@/components/videos/tile-field'
import { say } from '@/lib/intl/said'
import type { InputView, LibraryInput } from '@/lib/media/input-view'

type Props = { workspace: string; canUpload: boolean; canUse: boolean }

const KINDS = ['image', 'video', 'frame'] as const

/** The address says what is shown, so that it can be sent to somebody, and survives a reload. */
const narrowingOf = (query: URLSearchParams): Narrowing => ({
  kind: KINDS.find((kind) => kind === query.get('kind')) ?? null,
  search: query.get('search') ?? '',
})

const narrow = ({ kind, search }: Narrowing) => {
  const query = new URLSearchParams()
  if (kind) query.set('kind', kind)
  if (search) query.set('search', search)
  window.history.replaceState(null, '', query.size ? `?${query}` : window.location.pathname)
}

export const Library = ({ workspace, canUpload, canUse }: Props) => {
  const t = useTranslations('inputs.library')
  const said = useTranslations('inputs.upload')
  const speak = useSpeak()
  const by = narrowingOf(new URLSearchParams(useSearchParams().toString()))
  const library = useLibrary(workspace, by)
  const search = useSearch(by.search, (text) => narrow({ ...by, search: text }))
  const [removed, setRemoved] = useState<LibraryInput | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const [usesOf, setUsesOf] = useState<LibraryInput | null>(null)
  /** An address is being written: a new one, or that of the upload that failed. */
  const [importing, setImporting] = useState<{ of?: number; written: string } | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const added = useRef(0)
  const place = useRef<HTMLDivElement>(null)
  const focus = useFocusGoesOn(place, '[data-tile]', 'button, input')

  const uploads = useUploads(workspace, (input) => {
    if (library.put(input)) return setProblem(say('inputs.upload.known', { name: input.name }))
    added.current += 1
    announce('uploads', said('done', { count: added.current }))
  })
  const begin = () => {
    setRemoved(null)
    setProblem(null)
    added.current = 0
  }
  const take = ({ files, folders }: Dropped) => {
    begin()
    const count = uploads.add(files)
    if (count > 0) setProblem(say('inputs.upload.leftOut', { most: MOST_QUEUED, count }))
    else setProblem(folders > 0 ? say('inputs.upload.folders', { count: folders }) : null)
  }
  const onFiles = (files: File[]) => take({ files, folders: 0 })
  const over = useIncomingFiles(canUpload, take)

  // The tiles are drawn again only when something of theirs changes.
  const latest = useRef(library)
  latest.current = library
  const onRenamed = useCallback((input: InputView) => latest.current.replace(input), [])
  const onRemove = useCallback(
    async (input: LibraryInput) => {
      setProblem(null)
      try {
        await askInputs(inputsAddress(workspace, `/${input.id}`), { method: 'DELETE' })
        focusBeside(input.id)
        latest.current.drop(input.id)
        setRemoved(input)
      } catch (error) {
        setProblem(toldOf(error))
      }
    },
    [workspace],
  )
  const undo = async (input: LibraryInput) => {
    try {
      await askInputs(inputsAddress(workspace, `/${input.id}/restore`), { method: 'POST' })
      await library.reload()
      // Its tile is there before the button goes that has the focus.
      flushSync(() => setRemoved((now) => (now === input ? null : now)))
      focusBack(input.id)
      announce('inputs', t('restored', { name: input.name }))
    } catch (error) {
      setProblem(toldOf(error))
    }
  }

  const filtered = by.kind !== null || by.search !== ''
  const { inputs, more } = library
  const isEmpty = !library.loading && inputs.length === 0 && library.problem === null
  const showAll = () => {
    search.set('')
    narrow({ kind: null, search: '' })
  }
  return (
    <>
      <LibraryBar
        kind={by.kind}
        onKind={(kind) => narrow({ ...by, kind })}
        search={search.field}
        upload={canUpload ? { onFiles, onImport: () => setImporting({ written: '' }) } : null}
      />
      <p role="status" className="sr-only">
        {filtered &&
          !library.loading &&
          t('found', { count: inputs.length, more: `${more ? 'yes' : 'no'}` })}
      </p>
      {problem && (
        <Notice role="alert" className="mx-3 mt-3 wide:mx-5">
          {speak(problem)}
        </Notice>
      )}
      <UploadList
        uploads={uploads.uploads}
        onPutAway={uploads.putAway}
        onRetry={uploads.retry}
        onAddress={(of, written) => setImporting({ of, written })}
      />
      <div className="px-3 py-4 wide:px-5">
        <div ref={place} {...focus}>
          {inputs.length > 0 && (
            <TileField label={t('all')}>
              <ul
                onFocus={(event) => setCurrent(tileOf(event.target))}
                className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-3 gap-y-5"
              >
                {inputs.map((input, index) => (
                  <LibraryTile
                    key={input.id}
                    workspace={workspace}
                    input={input}
                    canUse={canUse}
                    current={current === null ? index === 0 : current === input.id}
                    onRenamed={onRenamed}
                    onRemove={onRemove}
                    onUses={setUsesOf}
                  />
                ))}
              </ul>
            </TileField>
          )}
          {isEmpty && filtered && (
            <EmptyState
              title={t('noMatch')}
              action={<Button onClick={showAll}>{t('clear')}</Button>}
            />
          )}
          {isEmpty && !filtered && (
            <EmptyState
              title={t(canUpload ? 'empty' : 'emptyViewer')}
              action={canUpload && <UploadButton primary label={t('upload')} onFiles={onFiles} />}
            />
          )}
        </div>
        {(more || library.problem) && (
          <LoadMore
            busy={library.loadingMore}
            problem={library.problem && speak(library.problem)}
            onMore={library.loadMore}
          />
        )}
      </div>
      {removed && (
        <Notice
          role="status"
          tone="strong"
          action={<Button onClick={() => undo(removed)}>{t('undo')}</Button>}
          className="sticky bottom-20 z-10 mx-3 mb-3 shadow-lift wide:bottom-4 wide:mx-5"
        >
          {t('removed', { name: removed.name })}
        </Notice>
      )}
      {over && (
        <div className="pointer-events-none fixed inset-2 z-30 grid place-items-center rounded-md border-2 border-ink border-dashed bg-scrim text-base text-on-picture">
          {t('drop')}
        </div>
      )}
      <ImportDialog
        open={importing !== null}
        written={importing?.written ?? ''}
        onClose={() => setImporting(null)}
        onAddress={(address) => {
          begin()
          if (importing?.of !== undefined) uploads.putAway(importing.of)
          uploads.fetch(fromAddress(workspace, address))
        }}
      />
      <UsesDialog workspace={workspace} input={usesOf} onClose={() => setUsesOf(null)} />
    </>
  )
}
