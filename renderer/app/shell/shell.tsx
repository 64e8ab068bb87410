import { useEffect, useRef, useState } from 'react'
import type { VaultStatus } from '../../../src/contract/vault.ts'
import { listenForKeys } from '../../actions/key-listener.ts'
import { ReadingContext } from '../../actions/reading.ts'
import { useRegistry } from '../../actions/registry-context.ts'
import { reachable, type Binding } from '../../actions/registry.ts'
import { useAction } from '../../actions/use-action.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { useAnnounce } from '../announce.tsx'
import { useLook } from '../look-context.tsx'
import { useIsWide } from '../use-is-wide.ts'
import { useArrivals, useNavigate, usePlace } from '../navigation-context.tsx'
import { screenOf } from '../screens.tsx'
import { ScreenBoundary } from '../screen-boundary.tsx'
import { Trouble } from '../answer.tsx'
import { useEndOfContent } from '../use-content.ts'
import { CareNotices } from './care-notices.tsx'
import { ContentNotice } from './content-notice.tsx'
import { ImportStatus } from './import-status.tsx'
import { KeyBar } from './key-bar.tsx'
import { KeySheet } from './key-sheet.tsx'
import { reachableBy } from './navigation-items.ts'
import { GoAction } from './go-action.tsx'
import { LogState } from './log-state.tsx'
import { Palette } from './palette.tsx'
import { isRoomNeeded } from './parts.ts'
import { Rail } from './rail.tsx'
import { TitleBar } from './title-bar.tsx'
import { useTextSizeKeys } from './use-text-size-keys.ts'
import { walkPanes } from './walk-panes.ts'
import styles from './shell.module.css'

interface ShellProps {
  readonly user: NonNullable<VaultStatus['user']>
}

type Over = { readonly kind: 'palette' | 'keys'; readonly offered: readonly Binding[] }

/** Under this width the navigation makes way by itself. */
const roomyWidth = 1000

/** The frame of the open vault: what is the same around every screen. */
export function Shell({ user }: ShellProps) {
  const { t } = useTexts()
  const { look } = useLook()
  const place = usePlace()
  const arrivals = useArrivals()
  const { go, back, forward } = useNavigate()
  const registry = useRegistry()
  const [over, setOver] = useState<Over | null>(null)
  const content = useEndOfContent()
  const goes = reachableBy(user.role, content !== null)
  const maySearch = goes.includes('go.search')

  const open = (kind: Over['kind']) => () => setOver({ kind, offered: inOrder(reachable(registry.getState())) })
  const palette = useAction('everywhere.palette', open('palette'))
  useAction('everywhere.keys', open('keys'))
  const lock = useAction('everywhere.lock', () => window.schakel.lock())
  useAction('everywhere.back', back)
  useAction('everywhere.forward', forward)
  useAction('everywhere.pane', key => walkPanes(key?.startsWith('Shift+') === true ? -1 : 1))
  useTextSizeKeys()
  useKeys()
  const main = useFocusOnArrival()

  const isRoomy = useIsWide(roomyWidth)
  const isNarrow = look.rail === 'narrow' || (look.rail === 'auto' && (isRoomNeeded(place) || !isRoomy))
  return (
    <div className={styles.shell}>
      {goes.map(id => (
        <GoAction id={id} key={id} />
      ))}
      {maySearch && <GoAction id="everywhere.search" />}
      <TitleBar palette={palette} lock={lock} idleMinutes={look.idleMinutes} />
      <Rail user={user} isNarrow={isNarrow} hasContent={content !== null} />
      <main className={styles.main} ref={main}>
        {content !== null && <ContentNotice content={content} />}
        <CareNotices />
        <ScreenBoundary instead={again => <Trouble error={null} again={again} />} key={arrivals}>
          <ReadingContext value={content === null ? null : t('content.onlyReading')}>{screenOf(place)}</ReadingContext>
        </ScreenBoundary>
      </main>
      <KeyBar
        status={
          <>
            <ImportStatus />
            <LogState />
          </>
        }
      />
      <Palette
        isOpen={over?.kind === 'palette'}
        offered={over?.offered ?? []}
        onClose={() => setOver(null)}
        onSearch={maySearch ? words => go({ screen: 'search', words }) : undefined}
      />
      <KeySheet isOpen={over?.kind === 'keys'} offered={over?.offered ?? []} onClose={() => setOver(null)} />
    </div>
  )
}

function inOrder(bindings: readonly Binding[]): Binding[] {
  const weight = ({ id }: Binding): number => (id.startsWith('go.') ? 2 : id.startsWith('everywhere.') ? 1 : 0)
  return bindings.toSorted((a, b) => weight(a) - weight(b))
}

function useKeys(): void {
  const { t } = useTexts()
  const registry = useRegistry()
  const announce = useAnnounce()
  useEffect(
    () => listenForKeys({ registry, refused: why => announce(t('shell.unavailable', { why })) }),
    [registry, announce, t],
  )
}

/**
 * On arrival the focus goes to the heading, unless the screen has put it somewhere itself. A screen that waits for its answer
 * has another heading when it comes: until somebody does something, the focus goes along.
 */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  const arrivals = useArrivals()
  useEffect(() => {
    const { current } = main
    if (current === null) return
    const land = (): void => current.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    if (!current.contains(document.activeElement)) land()
    const lost = new MutationObserver(() => {
      if (document.activeElement === document.body) land()
    })
    lost.observe(current, { childList: true, subtree: true })
    const leave = (): void => lost.disconnect()
    const acts = ['keydown', 'pointerdown'] as const
    for (const act of acts) document.addEventListener(act, leave, { capture: true, once: true })
    return () => {
      leave()
      for (const act of acts) document.removeEventListener(act, leave, { capture: true })
    }
  }, [arrivals])
  return main
}
