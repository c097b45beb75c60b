import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AttachStep } from '@/components/tasks/live/attach-step'
import { aTask } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

const draw = (error: string | null) =>
  renderToStaticMarkup(
    <InLanguage>
      <AttachStep
        task={aTask({ state: 'unconfirmed', shotNumber: 14, takeNumber: 3 })}
        busy={false}
        error={error}
        unsaid={false}
        onAttach={async () => {}}
        onChange={() => {}}
        onBack={() => {}}
        back={null}
      />
    </InLanguage>,
  )

test('the field is named, and says its rule once', () => {
  const fresh = draw(null)
  expect(fresh).toMatch(/<label[^>]*class="(?!sr-only)[^"]*"[^>]*>Kling’s task id</)
  expect(fresh.match(/begin with n75/g)).toHaveLength(1)
  const refused = draw('The ids of this model begin with n75.')
  expect(refused.match(/begin with n75/g)).toHaveLength(1)
})

test('it is called by the take that the id is attached to', () => {
  const [, name] = draw(null).match(/aria-labelledby="([^"]*)"/) ?? []
  expect(draw(null)).toMatch(new RegExp(`<p id="${name}"[^>]*><span[^>]*>Shot 14, take 3</span>`))
})
