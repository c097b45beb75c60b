/** What the framework itself costs a route: nothing is read, next to nothing is said. */
export const dynamic = 'force-dynamic'

export const GET = () => Response.json({ ok: true })
