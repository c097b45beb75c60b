'use client'
import useSWRInfinite from 'swr/infinite'
import { askInputs, inputsAddress } from '@/components/inputs/ask-inputs'
import { toldOf } from '@/components/ui/ask-studio'
import { fold, searchTerms } from '@/lib/fold'
import type { InputView, LibraryInput } from '@/lib/media/input-view'
import type { InputPage } from '@/lib/media/page-inputs'

export type Narrowing = { kind: 'image' | 'video' | 'frame' | null; search: string }

const queryOf = ({ kind, search }: Narrowing, cursor: string | null): string => {
  const query = new URLSearchParams()
  if (kind) query.set('kind', kind)
  if (search) query.set('search', search)
  if (cursor) query.set('cursor', cursor)
  return query.size > 0 ? `?${query}` : ''
}

const fits = (input: InputView, { kind, search }: Narrowing): boolean => {
  if (kind === 'frame' ? !input.frameOf : kind !== null && input.kind !== kind) return false
  return searchTerms(search).every((term) => fold(input.name).includes(term))
}

/** The inputs of a workspace page by page, and what this page itself changes of them. */
export const useLibrary = (workspace: string, by: Narrowing, asks = true) => {
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite(
    (index, previous: InputPage | null) => {
      if (!asks || (index > 0 && !previous?.nextCursor)) return null
      return inputsAddress(workspace, queryOf(by, previous?.nextCursor ?? null))
    },
    (address) => askInputs<InputPage>(address),
    {
      keepPreviousData: true,
      revalidateFirstPage: false,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  )
  const pages = data ?? []
  // What was put first may come again with its page, which knows more of it.
  const listed = new Map(pages.flatMap(({ inputs }) => inputs).map((input) => [input.id, input]))
  const change = (by: (inputs: LibraryInput[], page: number) => LibraryInput[]) =>
    void mutate((now) => now?.map((page, index) => ({ ...page, inputs: by(page.inputs, index) })), {
      revalidate: false,
    })
  return {
    inputs: [...listed.values()],
    loading: !data && !error,
    loadingMore: isValidating && size > pages.length,
    more: Boolean(pages.at(-1)?.nextCursor),
    problem: error ? toldOf(error) : null,
    loadMore: () => void setSize(error ? size : pages.length + 1).catch(() => {}),
    /**
     * What was just uploaded, first where it belongs to what is shown.
     * @returns whether it stood there already
     */
    put: (input: InputView): boolean => {
      const known = listed.get(input.id)
      if (fits(input, by)) {
        const added = { uses: { tasks: 0, videos: 0 }, mayChange: true, ...known, ...input }
        change((inputs, page) => {
          const others = inputs.filter(({ id }) => id !== input.id)
          return page === 0 ? [added, ...others] : others
        })
      }
      return known !== undefined
    },
    replace: (input: InputView) =>
      change((inputs) => inputs.map((one) => (one.id === input.id ? { ...one, ...input } : one))),
    drop: (id: string) => change((inputs) => inputs.filter((one) => one.id !== id)),
    reload: () => mutate(),
  }
}
