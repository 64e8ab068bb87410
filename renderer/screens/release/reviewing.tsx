import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import type { PacketReview } from '../../../src/contract/packet-shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { usePanes } from '../../app/use-panes.ts'
import { useAction } from '../../actions/use-action.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Difference } from './difference.tsx'
import { Judgement } from './judgement.tsx'
import { PageList } from './page-list.tsx'
import { SheetView } from './sheet-view.tsx'
import { sheetsOf, type Preview } from './sheets.ts'
import { useViewing } from './use-viewing.ts'
import styles from './release.module.css'

interface ReviewingProps {
  readonly review: PacketReview
  readonly previews: readonly Preview<PacketId>[]
}

const sideWidth = { first: 380, least: 320, most: 560 }

export function Reviewing({ review, previews }: ReviewingProps) {
  const { t, formatCount } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const widths = usePanes()
  const [view, setView] = useState<'pages' | 'difference'>('pages')
  const [at, setAt] = useState(0)
  const sheets = sheetsOf(previews)
  const current = sheets[Math.min(at, sheets.length - 1)]
  const viewed = useViewing(!review.mine)
  const move = (by: number) => (): void => {
    setView('pages')
    setAt(Math.min(sheets.length - 1, Math.max(0, at + by)))
  }
  useAction('release.nextPage', move(1))
  useAction('release.previousPage', move(-1))
  const { data: difference } = useQuery(
    useQueries().packets.difference.queryOptions({ input: { packet: review.packet } }),
  )
  const earlier = difference?.earlier ?? null
  return (
    <>
      <PageHeader
        title={t('release.heading', { recipient: label('packetRecipientKinds', review.recipientKind) })}
        back={<IconButton icon="back" label={t('release.back')} onPress={() => go({ screen: 'releases' })} />}
        tags={
          <>
            <span className={styles.number}>{review.number}</span>
            <PacketStateTag state={review.state} />
            {review.minor && <Tag kind="outline">{t('release.minor')}</Tag>}
            <span className={styles.quiet}>
              {t('release.author', { author: review.author, version: formatCount(review.version) })}
            </span>
          </>
        }
        actions={
          earlier !== null && (
            <Segmented
              label={t('release.view')}
              options={[
                { id: 'pages', label: t('release.view.pages'), icon: 'document' },
                {
                  id: 'difference',
                  label: t('release.view.difference', { version: formatCount(earlier.version) }),
                  icon: 'difference',
                },
              ]}
              value={view}
              onChange={setView}
            />
          )
        }
      />
      <Panes>
        <nav className={styles.pages} aria-label={t('release.pages')} data-pane tabIndex={-1}>
          <PageList
            sheets={sheets}
            current={current}
            onOpen={index => {
              setView('pages')
              setAt(index)
            }}
          />
        </nav>
        <Pane label={t('release.view')} className={styles.middle}>
          {view === 'difference' && difference !== undefined ? (
            <Difference changes={difference.changes} />
          ) : (
            current !== undefined && <SheetView sheet={current} onShown={viewed} key={`${current.of.tagmanifest} ${current.file.path}`} />
          )}
        </Pane>
        <SidePane
          name="release.judgement"
          side="end"
          label={t('release.side')}
          widths={widths}
          {...sideWidth}
          className={styles.side}
        >
          <Judgement review={review} unseen={sheets.filter(({ isSeen }) => !isSeen).length} />
        </SidePane>
      </Panes>
    </>
  )
}
