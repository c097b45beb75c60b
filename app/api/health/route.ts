import { readHealth } from '@/lib/tasks/read-health'

export const dynamic = 'force-dynamic'

export const GET = async (): Promise<Response> => {
  const health = await readHealth()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
