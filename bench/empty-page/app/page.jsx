/**
 * What the stack itself costs: all that the studio loads and does beyond this is its own. The
 * browser's plain controls stand for those of the studio, so that each act has one beside it.
 */
const Page = () => (
  <main>
    <label>
      Prompt
      <textarea name="prompt" />
    </label>
    <input type="radio" name="choice" defaultChecked />
    <input type="radio" name="choice" />
    <input type="range" min="3" max="15" defaultValue="5" />
    <input type="checkbox" />
    <details>
      <summary>More</summary>
      <input type="text" />
    </details>
    <button type="button" popoverTarget="dialog">
      Open
    </button>
    <div id="dialog" popover="auto">
      <input type="search" />
    </div>
    <a href="#place" draggable="true">
      Tile
    </a>
    <p id="place">Place</p>
  </main>
)

export default Page
