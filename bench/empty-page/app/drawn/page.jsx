/** Drawn anew at each request, as every page of the studio is; `/` is drawn once, by the build. */
export const dynamic = 'force-dynamic'

const Page = () => <main>Drawn</main>

export default Page
