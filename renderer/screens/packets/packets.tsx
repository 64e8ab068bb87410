import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { filters, statesOf, type Filter } from './groups.ts'
import { NewPacket } from './new-packet.tsx'
import { PacketList } from './packet-list.tsx'
import { Rectifications } from './rectifications.tsx'
import styles from './packets.module.css'

const pageSize = 200

/** Every packet of this user's cases, with what became of it; what was provided and no longer holds stands above. */
export function Packets({ place }: { readonly place: Extract<Place, { screen: 'packets' }> }) {
  const { t } = useTexts()
  const { go, settle } = useNavigate()
  const [filter, setFilter] = useState<Filter>('open')
  const [after, setAfter] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(place.make !== undefined)
  const input = { states: statesOf(filter), limit: pageSize, ...(after === null ? {} : { after }) }
  const list = useQuery(useQueries().packets.list.queryOptions({ input }))
  const make = useAction('packets.new', () => setMaking(true))
  const recipients = useAction('packets.recipients', () => go({ screen: 'recipients' }))
  const next = list.data?.next ?? null
  const endMaking = (): void => {
    setMaking(false)
    settle({ screen: 'packets' })
  }
  return (
    <>
      <PageHeader
        title={t('packets.title')}
        actions={
          <>
            <Segmented
              label={t('packets.show')}
              options={filters.map(id => ({ id, label: t(`packets.show.${id}`) }))}
              value={filter}
              onChange={chosen => {
                setAfter(null)
                setFilter(chosen)
              }}
            />
            <ActionButton of={recipients} />
            <ActionButton of={make} kind="primary" />
          </>
        }
      />
      <Rectifications />
      <div className={styles.list}>
        <Answer
          of={list}
          empty={{
            when: ({ rows }) => rows.length === 0,
            show: (
              <Empty
                icon="packet"
                title={t('packets.empty')}
                why={t('packets.emptyWhy')}
                action={<ActionButton of={make} />}
              />
            ),
          }}
        >
          {({ rows }) => <PacketList rows={rows} />}
        </Answer>
      </div>
      {(after !== null || next !== null) && (
        <div className={styles.pages}>
          {after !== null && <Button onPress={() => setAfter(null)}>{t('packets.newest')}</Button>}
          {next !== null && <Button onPress={() => setAfter(next)}>{t('packets.older')}</Button>}
        </div>
      )}
      <NewPacket
        isOpen={isMaking}
        about={place.make}
        onClose={endMaking}
        onMade={packet => {
          endMaking()
          go({ screen: 'packet', packet })
        }}
      />
    </>
  )
}
