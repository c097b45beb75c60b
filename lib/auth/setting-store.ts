import { type Db, db } from '@/lib/db/client'

export const findSetting = async (key: string, at: Db = db()): Promise<string | null> =>
  (await at.setting.findUnique({ where: { key } }))?.value ?? null

/** Breaks with a unique violation when the key is taken; that is what decides who was first. */
export const insertSetting = async (key: string, value: string, at: Db = db()): Promise<void> => {
  await at.setting.create({ data: { key, value } })
}

export const putSetting = async (key: string, value: string, at: Db = db()): Promise<void> => {
  await at.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

export const deleteSetting = async (key: string, at: Db = db()): Promise<void> => {
  await at.setting.deleteMany({ where: { key } })
}
