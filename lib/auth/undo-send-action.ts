'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { viewerAction } from '@/lib/action'
import { updateUndoSend } from '@/lib/auth/undo-send-store'

/** `{ undoSend }`: whether what the viewer sends waits a few seconds, to be taken back. */
export const setUndoSend = viewerAction(
  { input: z.strictObject({ undoSend: z.boolean() }) },
  async ({ viewer, input }) => {
    await updateUndoSend(viewer.userId, input.undoSend)
    refresh()
    return input
  },
)
