import type { Draft } from '@/components/tasks/composer/draft'
import type { Fields } from '@/lib/kling/catalog'

/** Whether a request needs files of this studio, which the provider would have to fetch. */
export const usesFiles = (draft: Draft, fields: Fields): boolean =>
  (['image', 'endImage', 'video', 'images'] as const).some(
    (name) =>
      fields[name] !== 'absent' &&
      [draft[name]].flat().some((chosen) => chosen && 'inputId' in chosen.ref),
  )
