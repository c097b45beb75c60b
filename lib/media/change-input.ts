import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { type Changeable, renameInput, setInputDeleted } from '@/lib/media/library-store'
import { gone } from '@/lib/media/page-inputs'
import { findInput } from '@/lib/media/store'

/** Where it is not theirs to change, they may still see it, and so may be told. */
const refusal = async ({ workspaceId, inputId }: Changeable): Promise<AppError> =>
  (await findInput(workspaceId, inputId))
    ? new AppError('forbidden', say('errors.media.notYours'))
    : gone()

/** @throws AppError forbidden, not_found */
export const changeName = async (
  which: Changeable,
  { name, slug }: { name: string; slug: string },
): Promise<InputView> => {
  if (!(await renameInput(which, name))) throw await refusal(which)
  const input = await findInput(which.workspaceId, which.inputId)
  if (!input) throw gone()
  return toInputView(input, slug)
}

/**
 * Takes an input off the list: no new request can use it, what was made with it keeps it.
 * @throws AppError forbidden, not_found
 */
export const removeInput = async (which: Changeable): Promise<void> => {
  if (!(await setInputDeleted(which, await databaseNow()))) throw await refusal(which)
}

/** Puts back what was removed. @throws AppError forbidden, not_found */
export const restoreInput = async (which: Changeable, slug: string): Promise<InputView> => {
  if (!(await setInputDeleted(which, null))) throw await refusal(which)
  const input = await findInput(which.workspaceId, which.inputId)
  if (!input) throw gone()
  return toInputView(input, slug)
}
