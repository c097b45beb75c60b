import { lines, type Vocabulary } from '@/scripts/seed/vocabulary'

export const ENGLISH: Vocabulary = {
  comma: ', ',
  stop: '. ',
  subjects: lines(`
    A lighthouse keeper in a yellow oilskin
    An old fisherman mending a net
    A girl with a red umbrella
    Two cyclists in grey jackets
    A ceramic cup on a wooden table
    A white electric car without a badge
    A barista with rolled-up sleeves
    A flock of starlings
    A violinist in a black dress
    A glass bottle of mineral water
    A running shoe with a translucent sole
    A fox with snow on its whiskers
    A child holding a paper boat
    A street vendor behind a cart of chestnuts
    An empty tram with lit windows
    A drone above a field of lavender
    A chef slicing a ripe tomato
    A wristwatch with a steel bracelet
    A diver in a copper helmet
    A young couple under one coat
    A grey cat on a window sill
    A fishing boat with a blue hull
    A dancer in loose linen
    A stack of old letters tied with string
    A surfer carrying her board
    A lantern made of paper
    A perfume bottle on black stone
    A train conductor with a silver whistle
    A farmer in a straw hat
    A robot arm in a clean workshop`),
  movements: lines(`
    turns slowly towards the window
    walks along the quay without hurry
    lifts one hand and lets it fall
    rolls to a stop at the edge of the frame
    breathes out and a cloud of mist rises
    spins once and comes to rest
    looks up as the first drops fall
    pours the last of the coffee
    drifts from left to right
    opens like a flower in fast motion
    leans into the wind
    runs down the stairs and out into the street
    stands still while everything else moves
    crosses the square and is gone
    catches the light for a moment
    sinks below the surface
    waits for the signal to change
    folds the map and puts it away
    glides over wet asphalt
    bursts into a thousand pieces and forms again
    smiles at somebody who is not in the picture
    sets the lamp down on the floor`),
  places: lines(`
    in a quiet harbour at low tide
    on a rooftop above the old town
    in a narrow street with laundry overhead
    at the edge of a pine forest
    in a kitchen with green tiles
    on a bridge in the fog
    in an empty swimming pool
    beside a motorway at night
    on a frozen lake
    in a greenhouse full of ferns
    in a studio with a seamless grey background
    on a black sand beach
    at a railway station before the first train
    in a library with tall windows
    in the desert, far from any road
    on a ferry between two islands
    in a market hall with an iron roof
    under a pier where the waves break
    in a workshop that smells of oil
    on a hill above terraced fields
    in a corridor of mirrors
    in a garden after the rain`),
  cameras: lines(`
    slow push in on a 50 mm lens
    the camera circles once and stops
    locked-off wide shot
    handheld, close behind the shoulder
    low angle, tracking along the ground
    crane up until the whole city is seen
    macro, shallow depth of field
    one continuous take
    top down, rotating a quarter turn
    whip pan at the end
    dolly zoom on the face
    long lens from across the water
    the camera follows and never overtakes
    static for two seconds, then a slow tilt up
    steady shot from a moving car
    rack focus from the hand to the eyes`),
  lights: lines(`
    first light, mist over the water
    hard noon sun and short shadows
    golden hour, long shadows
    blue hour with the lamps just lit
    one candle, everything else dark
    overcast, soft and even
    neon signs reflected in puddles
    moonlight through thin clouds
    backlit, a rim of light around the hair
    fluorescent tubes, one of them flickering
    firelight from the left
    studio softbox, clean highlights
    dusk, the sky still red in the west
    dappled light under trees
    cold morning, frost on every blade`),
  details: lines(`
    Keep the colours of the brand: deep green, off-white, a little brass.
    No text, no logos, no people in the background.
    The movement ends before the last second, so that the cut is easy.
    Grain like on sixteen millimetre film, slightly faded blacks.
    The background stays out of focus until the very end.
    Nothing is hurried; the whole shot feels like one long breath.
    Water drops are visible on the glass and run down at different speeds.
    The fabric moves as if there were a light wind from the right.
    Her expression changes only once, near the end, from doubt to relief.
    Reflections must be true to the scene and follow the camera.
    The product fills a third of the picture and is never cropped.
    Sound of distant traffic, a bell, then silence.
    The same room as in the shot before, seen from the other side.
    Hands are seen, faces are not.
    Slow enough that it can be looped without a jump.
    The last frame should match the first frame of the next shot.
    Dust is floating in the beam of light and settles slowly.
    A second person enters from the left and sits down without a word.`),
  seldom: lines(`
    a zeppelin
    an astrolabe
    a theremin
    a pangolin
    a samovar
    a gramophone
    a periscope
    a marionette
    a kaleidoscope
    a glockenspiel
    an hourglass
    a phonebook`),
  shots: lines(`
    Opening
    Harbour, wide
    Close on the hands
    Title plate
    Pack shot
    Insert: the letter
    B-roll
    Hero “final” v2
    50% slower
    Scene 12_b / pickup
    Client’s favourite (do not touch)
    The one with the fox, the fog and the far too long name that somebody gave`),
}
