'use client'
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { AfterDrawn, AS_DRAWN, AsDrawn, type DoneBefore } from '@/components/ui/as-drawn'
import { NotLoaded } from '@/components/ui/not-loaded'

/** The code of a part could not be fetched: the network is gone, or the studio is a newer one. */
class LoadError extends Error {}

/**
 * A part of a screen whose code is fetched when it is first drawn, for what most visits never need.
 * Spread `soon` on what leads to it, so that the code is there when it is pressed.
 * @param load as in `() => import('…').then((file) => file.Part)`
 * @param Place stands there until then: whatever would move when the part comes has to be in it.
 */
export const later = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Place?: ComponentType<P>,
) => {
  let loaded: ComponentType<P> | undefined
  let loading: Promise<{ default: ComponentType<P> }> | undefined
  const fetchOnce = () => {
    loading ??= load().then(
      (part) => {
        loaded = part
        return { default: part }
      },
      (cause) => {
        // Asked again, it is fetched again.
        loading = undefined
        throw new LoadError('a part of the page could not be loaded', { cause })
      },
    )
    return loading
  }
  // What failed beforehand is said when it is needed.
  const fetchAhead = () => void fetchOnce().catch(() => {})
  // In a task of its own: what the pointer came for may be pressed in this one.
  const fetchSoon = () => void (loading || setTimeout(fetchAhead))
  // A server has it at hand: its pages come whole.
  if (typeof window === 'undefined') fetchAhead()

  /** How the fetching ended; another attempt begins it again. */
  const useFetched = (attempt?: unknown): 'here' | 'failed' | null => {
    const [end, setEnd] = useState<'here' | 'failed' | null>(loaded ? 'here' : null)
    useEffect(() => {
      if (end === 'here') return
      let isShown = true
      // Said again if it fails again: whoever asked sees that something was tried.
      setEnd(null)
      fetchOnce().then(
        () => isShown && setEnd('here'),
        () => isShown && setEnd('failed'),
      )
      return () => {
        isShown = false
      }
    }, [end === 'here', attempt])
    return end
  }

  const Later = (props: P) => {
    const [Part, setPart] = useState<ComponentType<P>>(() => loaded ?? lazy(fetchOnce))
    const [isHere, setHere] = useState(loaded !== undefined)
    // What the server drew stands until the part has taken it over, which is later than its code
    // comes: a change before that would take it away, with the focus of whoever stands on it.
    const first = useRef(props)
    const given = isHere ? props : first.current
    const drawn = useMemo(
      () => (
        <Suspense fallback={Place ? <Place {...given} /> : null}>
          <Part {...given} />
          <Arrival onArrive={setHere} />
        </Suspense>
      ),
      [Part, given],
    )
    return <Fetched onRetry={() => setPart(() => lazy(fetchOnce))}>{drawn}</Fetched>
  }
  Later.fetch = fetchSoon
  Later.soon = { onPointerEnter: fetchSoon, onFocus: fetchSoon }
  Later.useFetched = useFetched
  return Later
}

/** Tells that what stands beside it is drawn, and taken over where the server had drawn it. */
const Arrival = ({ onArrive }: { onArrive: (here: true) => void }) => {
  useEffect(() => onArrive(true), [onArrive])
  return null
}

const never = () => () => {}

/**
 * As `later`, for a part that is drawn in the middle of a page and whose height nobody knows
 * beforehand. A boundary that waits may come after the page around it, which then moves: so the
 * server draws this one in its place, without one, and the browser leaves that alone until the code
 * is there, and keeps what is pressed until then; where it does not come, what was drawn can still be
 * read.
 */
export const laterInPlace = <P extends object>(load: () => Promise<ComponentType<P>>) => {
  const Part = later(load)
  const OnServer = lazy(() => load().then((part) => ({ default: part })))
  const InPlace = (props: P) => {
    // True on the server, and while its page is taken over.
    const isTakenOver = useSyncExternalStore(
      never,
      () => false,
      () => true,
    )
    const [isDrawn] = useState(isTakenOver)
    const [attempt, setAttempt] = useState(0)
    const fetched = Part.useFetched(attempt)
    const failed = fetched === 'failed'
    const before = useRef<DoneBefore>({ presses: [], focused: null })
    if (typeof window === 'undefined') {
      return (
        <div className={AS_DRAWN}>
          <OnServer {...props} />
        </div>
      )
    }
    if (isDrawn && fetched !== 'here') {
      return (
        <>
          <AsDrawn
            key="drawn"
            before={before}
            failed={failed}
            onPress={() => failed && setAttempt(attempt + 1)}
          />
          {failed && <NotLoaded onRetry={() => setAttempt(attempt + 1)} />}
        </>
      )
    }
    return (
      <AfterDrawn key="here" before={before}>
        <Part {...props} />
      </AfterDrawn>
    )
  }
  InPlace.fetch = Part.fetch
  return InPlace
}

type Props = { onRetry: () => void; children: ReactNode }

/** Says that a part did not come; a mistake within one that came is the page's to tell. */
class Fetched extends Component<Props, { error: unknown }> {
  state: { error: unknown } = { error: null }

  static getDerivedStateFromError = (error: unknown) => ({ error })

  retry = () => {
    this.setState({ error: null })
    this.props.onRetry()
  }

  render() {
    const { error } = this.state
    if (error === null) return this.props.children
    if (!(error instanceof LoadError)) throw error
    return <NotLoaded onRetry={this.retry} />
  }
}
