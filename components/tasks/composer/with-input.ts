import type { Draft } from '@/components/tasks/composer/draft'
import type { InputView } from '@/lib/media/input-view'

/**
 * Puts an input of the library where it most often belongs: an image begins a shot, a video is
 * edited. What stood there is still in the library.
 */
export const withInput = ({ id, kind, name, width, height }: InputView): Partial<Draft> => {
  const chosen = { ref: { inputId: id }, name, ratio: height > 0 ? width / height : null }
  return kind === 'video' ? { mode: 'edit', video: chosen } : { mode: 'image', image: chosen }
}
