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
} from 'react'
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
  const fetchSoon = () => void fetchOnce().catch(() => {})
  // A server has it at hand: its pages come whole.
  if (typeof window === 'undefined') fetchSoon()

  const Later = (props: P) => {
    const [Part, setPart] = useState<ComponentType<P>>(() => loaded ?? lazy(fetchOnce))
    const [isHere, setHere] = useState(loaded !== undefined)
    useEffect(() => {
      if (isHere) return
      let isShown = true
      fetchOnce().then(
        () => isShown && setHere(true),
        () => {},
      )
      return () => {
        isShown = false
      }
    }, [isHere, Part])
    // What the server drew stands until the code is there: a change before that would take it away.
    const first = useRef(props)
    const given = isHere ? props : first.current
    const drawn = useMemo(
      () => (
        <Suspense fallback={Place ? <Place {...given} /> : null}>
          <Part {...given} />
        </Suspense>
      ),
      [Part, given],
    )
    return <Fetched onRetry={() => setPart(() => lazy(fetchOnce))}>{drawn}</Fetched>
  }
  Later.fetch = fetchSoon
  Later.soon = { onPointerEnter: fetchSoon, onFocus: fetchSoon }
  return Later
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
