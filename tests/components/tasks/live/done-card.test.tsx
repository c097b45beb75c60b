import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DoneCard } from '@/components/tasks/live/done-card'
import { aVideo } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

it('says which take of which shot is done, and leaves it to the link to say it aloud', () => {
  const markup = renderToStaticMarkup(
    <InLanguage>
      <DoneCard workspace="north" video={aVideo({ shotNumber: 12, takeNumber: 3 })} />
    </InLanguage>,
  )
  expect(markup).toMatch(/<p [^>]*aria-hidden="true">Shot 12, take 3<\/p>/)
})
