import {
  type Chosen,
  type Draft,
  type Reused,
  withSettings,
} from '@/components/tasks/composer/draft'
import { shownBy } from '@/components/tasks/composer/image-name'

/** What the studio was opened with, and what is known of the inputs that it names. */
export type OpenedWith = Reused & {
  /** The same way in has the same key. */
  key: string
  inputs: { id: string; name: string; ratio: number }[]
  /** The words are only something to begin with. */
  selectPrompt: boolean
}

/** Brings it into the draft, with the names and shapes of its inputs. */
export const withOrigin = (draft: Draft, origin: OpenedWith): Draft => {
  const named = <T extends Chosen | null>(chosen: T, called = (name: string) => name): T => {
    if (!chosen || !('inputId' in chosen.ref)) return chosen
    const { inputId } = chosen.ref
    const input = origin.inputs.find(({ id }) => id === inputId)
    return input
      ? { ...chosen, name: chosen.name ?? called(input.name), ratio: input.ratio }
      : chosen
  }
  const next = withSettings(draft, origin)
  return {
    ...next,
    image: named(next.image),
    endImage: named(next.endImage),
    video: named(next.video),
    images: next.images.map((image) => named(image, shownBy)),
  }
}
