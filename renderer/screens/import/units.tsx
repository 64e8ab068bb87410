import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { ImportSum, ImportUnit, UnitKind } from '../../../src/contract/imports.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Panel } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { kinds } from './kinds.ts'
import { useUnitWords } from './unit-words.ts'
import styles from './import.module.css'

interface UnitsProps {
  readonly run: ImportId
  readonly kind: UnitKind
  readonly sum: ImportSum
  readonly isGrowing: boolean
}

const pageOf = 100
const rowHeight = 52

/** The items of one outcome. Each opens where it went: its signal, its rows, its place in quarantine. */
export function Units({ run, kind, sum, isGrowing }: UnitsProps) {
  const { t, formatCount } = useTexts()
  const row = kinds.find(other => other.kind === kind)
  const { imports } = useQueries()
  const pages = useInfiniteQuery(
    imports.units.infiniteOptions({
      input: (after: string | null) => ({ run, kinds: [kind], limit: pageOf, ...(after === null ? {} : { after }) }),
      initialPageParam: noPage(),
      getNextPageParam: page => page.next,
    }),
  )
  const units = pages.data?.pages.flatMap(page => page.rows) ?? []
  const more = (): void => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
  }
  const name = row === undefined ? '' : t(row.text)
  const count = row === undefined ? 0 : sum[row.of]
  return (
    <Panel title={name} tag={<Tag>{formatCount(count)}</Tag>} isFlush>
      {pages.isPending ? (
        <Skeleton />
      ) : kind === 'refused' ? (
        <Refused units={units} hasMore={pages.hasNextPage} onMore={more} />
      ) : (
        <UnitList units={units} count={isGrowing ? units.length : count} label={name} onMore={more} />
      )}
    </Panel>
  )
}

/** Typed by its return: the first page comes after nothing. */
function noPage(): string | null {
  return null
}

interface UnitListProps {
  readonly units: readonly ImportUnit[]
  readonly count: number
  readonly label: string
  readonly onMore: () => void
}

function UnitList({ units, count, label, onMore }: UnitListProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const words = useUnitWords()
  const [selected, setSelected] = useState<number | null>(null)
  return (
    <div className={styles.units}>
      <VirtualList
        label={label}
        count={count}
        rowHeight={rowHeight}
        selected={selected}
        entryAt={index => {
          const unit = units[index]
          return unit && { kind: 'row', id: unit.id, value: unit }
        }}
        onSelect={setSelected}
        onOpen={index => {
          const place = placeOf(units[index])
          if (place === null) announce(t('import.cannotOpen'))
          else go(place)
        }}
        onShown={(_first, last) => {
          if (last >= units.length - 1) onMore()
        }}
      >
        {unit => (
          <div className={styles.unit}>
            <span className={styles.unitName}>
              {unit.label === null ? t('import.unitGone') : <Foreign text={unit.label} />}
            </span>
            <span className={styles.quiet}>{words(unit)}</span>
          </div>
        )}
      </VirtualList>
    </div>
  )
}

function placeOf(unit: ImportUnit | undefined): Place | null {
  if (unit === undefined) return null
  if (unit.signal !== null) return { screen: 'signal', signal: unit.signal.id }
  if (unit.entry !== null) return { screen: 'quarantine', entry: unit.entry }
  if (unit.list !== null) return { screen: 'import', list: unit.list }
  return null
}

interface RefusedProps {
  readonly units: readonly ImportUnit[]
  readonly hasMore: boolean
  readonly onMore: () => void
}

/** Each with its whole reason and what to do: there is no screen behind it. */
function Refused({ units, hasMore, onMore }: RefusedProps) {
  const { t } = useTexts()
  const words = useUnitWords()
  return (
    <>
      <ul className={styles.refused}>
        {units.map(unit => (
          <li className={styles.refusedItem} key={unit.id}>
            <Icon name="document" />
            <div>
              <p className={styles.unitName}>{unit.label !== null && <Foreign text={unit.label} />}</p>
              <p className={styles.reason}>{words(unit)}</p>
            </div>
          </li>
        ))}
      </ul>
      {hasMore && (
        <div className={styles.foot}>
          <Button size="small" onPress={onMore}>
            {t('import.more')}
          </Button>
        </div>
      )}
    </>
  )
}
