/** What the stack itself costs: all that the studio loads and does beyond this is its own. */
const Page = () => (
  <label>
    Prompt
    <textarea name="prompt" />
  </label>
)

export default Page
