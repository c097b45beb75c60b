import { db } from '@/lib/db/client'

/** Whether what this person sends waits a few seconds, in which it can be taken back. */
export const findUndoSend = async (userId: string): Promise<boolean> => {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { undoSend: true },
  })
  return user.undoSend
}

export const updateUndoSend = async (userId: string, undoSend: boolean): Promise<void> => {
  await db().user.update({ where: { id: userId }, data: { undoSend } })
}
