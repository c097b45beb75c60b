import type { Place } from '@/bench/gallery-places'
import { db } from '@/lib/db/client'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

export type Case = { name: string; query: GalleryQuery }

/** Every filter that the gallery offers, alone, and some together. */
export const casesOf = async ({ scope }: Place): Promise<Case[]> => {
  const where = { workspaceId: scope.workspaceId }
  const middle = await db().video.findFirstOrThrow({
    where,
    orderBy: { place: 'desc' },
    skip: 40,
    select: { projectId: true, userId: true, shotId: true, createdAt: true },
  })
  const { projectId: project, userId: member, shotId: shot } = middle
  const month = middle.createdAt.toISOString().slice(0, 7)
  const year = String(middle.createdAt.getUTCFullYear() - 1)
  return [
    { name: 'search: a frequent word', query: { search: 'camera' } },
    { name: 'search: a rare word', query: { search: 'zeppelin' } },
    { name: 'search: two words', query: { search: 'harbour fog' } },
    { name: 'search: a part of a word', query: { search: '바다' } },
    { name: 'project', query: { project } },
    { name: 'member', query: { member } },
    { name: 'model', query: { model: '3.0' } },
    { name: 'type', query: { type: 'o3-std-video-edit' } },
    { name: 'ratio', query: { ratio: '1:1' } },
    { name: 'sound', query: { sound: 'off' } },
    { name: 'choice', query: { choice: 'select' } },
    { name: 'no choice', query: { choice: 'none' } },
    { name: 'verdict', query: { verdict: 'changes' } },
    { name: 'shot', query: { shot } },
    { name: 'date: a month', query: { date: month } },
    { name: 'date: a year', query: { date: year } },
    { name: 'project, choice', query: { project, choice: 'select' } },
    { name: 'model, ratio, sound', query: { model: 'o3', ratio: '9:16', sound: 'on' } },
    { name: 'search, member, date', query: { search: 'camera', member, date: year } },
  ]
}
