'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useCollections } from '@/components/collections/use-collections'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { inParts } from '@/components/videos/bulk/in-parts'
import { addToCollection, createCollection } from '@/lib/collections/actions'
import { makeRequestId } from '@/lib/request-id'
import { MOST_AT_ONCE } from '@/lib/videos/found-video'

type Chosen = { id: string; name: string }

/** Where something was put last: it stands first, and has the focus, so that Enter puts more there. */
let lastUsed: string | null = null

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** In the order in which they are to stand; at most 500. */
  videoIds: string[]
  onClose: () => void
  /** Which collection they are in now, and how many of them were not before. */
  onAdded: (collection: Chosen, added: number) => void
}

/** Puts videos into a collection: one that is there, or a new one. */
export const AddToCollection = ({ workspace, videoIds, onClose, onAdded }: Props) => {
  const t = useTranslations('collections')
  const videos = useTranslations('videos')
  const format = useFormat()
  const { collections: kept, failed, refresh } = useCollections(workspace)
  const collections =
    kept && [...kept].sort((a, b) => Number(b.id === lastUsed) - Number(a.id === lastUsed))
  const first = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const hasSome = Boolean(collections?.length)
  useEffect(() => {
    // Not from under somebody who has begun to type a name.
    if (hasSome && !field.current?.value) first.current?.focus()
  }, [hasSome])
  const [id] = useState(makeRequestId)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [nameProblem, setNameProblem] = useState<string | null>(null)

  const run = async <T,>(
    what: Chosen,
    ask: () => Promise<T | string>,
    count: (done: T) => number,
  ) => {
    if (busy) return
    setBusy(what.id)
    const done = await ask().catch(() => t('noAnswer'))
    setBusy(null)
    if (typeof done === 'string') setProblem(done)
    else {
      lastUsed = what.id
      onAdded(what, count(done))
      onClose()
    }
  }
  const addTo = (collection: Chosen) =>
    run(
      collection,
      async () => {
        const answer = await inParts(videoIds, t('noAnswer'), (some) =>
          addToCollection({ workspace, id: collection.id, videoIds: some, before: null }),
        )
        if (!answer.ok) return answer.error.message
        return answer.data.problem ?? answer.data.parts
      },
      (parts) => parts.reduce((sum, { added }) => sum + added.length, 0),
    )
  const create = () =>
    run(
      { id, name },
      async () => {
        const [first, rest] = [videoIds.slice(0, MOST_AT_ONCE), videoIds.slice(MOST_AT_ONCE)]
        const answer = await createCollection({ workspace, id, name, videoIds: first })
        if (!answer.ok) {
          setNameProblem(answer.error.fields?.name ?? null)
          return answer.error.message
        }
        const added = await inParts(rest, t('noAnswer'), (some) =>
          addToCollection({ workspace, id, videoIds: some, before: null }),
        )
        if (!added.ok) return added.error.message
        return added.data.problem ?? videoIds.length
      },
      (count) => count,
    )
  return (
    <Dialog open onClose={onClose} title={t('add', { count: videoIds.length })}>
      <div className="grid grid-cols-1 gap-4">
        <form
          className="flex items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            create()
          }}
        >
          <Field label={t('newName')} error={nameProblem} className="min-w-0 flex-1">
            <TextInput
              ref={field}
              data-autofocus
              value={name}
              autoComplete="off"
              onChange={(event) => {
                setName(event.currentTarget.value)
                setNameProblem(null)
                setProblem(null)
              }}
            />
          </Field>
          {/* Beside the field, whatever stands below that. */}
          <Button type="submit" busy={busy === id} className="mt-6.5">
            {t('create')}
          </Button>
        </form>
        {problem && !nameProblem && <Notice role="alert">{problem}</Notice>}
        {failed && (
          <Notice role="alert" action={<Button onClick={refresh}>{t('again')}</Button>}>
            {t('unreachable')}
          </Notice>
        )}
        {!collections && !failed && (
          <p role="status" className="text-second">
            {t('loading')}
          </p>
        )}
        {collections && collections.length > 0 && (
          <ul>
            {collections.map((collection, at) => (
              <li key={collection.id} className="border-t">
                <button
                  ref={at === 0 ? first : undefined}
                  type="button"
                  aria-busy={busy === collection.id}
                  onClick={() => addTo(collection)}
                  className="flex min-h-10 w-full items-center justify-between gap-3 rounded-md px-2 text-left hover:bg-raised active:bg-pressed touch:min-h-12"
                >
                  <span className="truncate font-medium text-sm" title={collection.name}>
                    {collection.name}
                  </span>
                  <span className="figures shrink-0 text-second text-xs">
                    {videos('count', {
                      count: collection.videos,
                      shown: format.count(collection.videos),
                    })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
