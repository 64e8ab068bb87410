import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Evidence, EvidencePiece, LeftOut } from '../../../src/contract/links.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './evidence.module.css'

/** For, against and what does not count: beside each other, at the same size (R16). */
export function EvidenceLists({ of: { for: supporting, against, notCounted } }: { readonly of: Evidence }) {
  const { t } = useTexts()
  return (
    <>
      <Part icon="claim" heading={t('network.for')} count={supporting.length} isFirst>
        {supporting.length === 0 ? <p className={styles.quiet}>{t('network.noneFor')}</p> : supporting.map(piece)}
      </Part>
      <Part icon="against" heading={t('network.against')} count={against.length}>
        {against.length === 0 ? (
          <p className={styles.quiet}>{t('network.noneAgainst')}</p>
        ) : (
          against.map(each => <Piece of={each} isAgainst key={keyOf(each)} />)
        )}
      </Part>
      {notCounted.length > 0 && (
        <Part icon="minus" heading={t('network.notCounted')} count={notCounted.length}>
          {notCounted.map(row => (
            <NotCounted of={row} key={`${row.reason} ${row.signal} ${row.words}`} />
          ))}
        </Part>
      )}
    </>
  )
}

function piece(of: EvidencePiece) {
  return <Piece of={of} isAgainst={false} key={keyOf(of)} />
}

function keyOf({ signal, statement }: EvidencePiece): string {
  return statement?.id ?? signal
}

interface PartProps {
  readonly icon: IconName
  readonly heading: string
  readonly count: number
  readonly isFirst?: boolean
  readonly children: ReactNode
}

function Part({ icon, heading, count, isFirst = false, children }: PartProps) {
  return (
    <section className={styles.part}>
      {/* Enter on a line in the picture comes here. */}
      <h2 className={styles.heading} {...(isFirst ? { tabIndex: -1, 'data-detail': true } : {})}>
        <Icon name={icon} size="small" />
        {heading}
        <span className={styles.quiet}>{count}</span>
      </h2>
      {children}
    </section>
  )
}

function Piece({ of, isAgainst }: { readonly of: EvidencePiece; readonly isAgainst: boolean }) {
  const { t } = useTexts()
  return (
    <article className={cx(styles.piece, isAgainst && styles.against)}>
      <div className={styles.source}>
        {of.organisation !== null && <PartnerTag code={of.organisation} />}
        <SignalLink signal={of.signal} number={of.signalNumber} />
        {of.line !== null && <span className={styles.quiet}>{t('network.atLine', { line: String(of.line) })}</span>}
        <Tag>{of.inherited.handling}</Tag>
        <span className={styles.end}>
          <Grade grade={of.grade} />
        </span>
      </div>
      {of.passage === null ? (
        <p>
          <Foreign text={t('network.wholeSignal', { title: of.title })} />
        </p>
      ) : (
        <blockquote className={styles.quote} dir="auto">
          <Foreign text={of.passage} />
        </blockquote>
      )}
      {of.statement !== null && of.statement.property === 'said' && (
        <p className={styles.quiet}>
          <Foreign text={of.statement.value} />
        </p>
      )}
    </article>
  )
}

function NotCounted({ of: row }: { readonly of: LeftOut }) {
  const { t } = useTexts()
  const why =
    row.reason === 'same_origin'
      ? t('network.sameOrigin')
      : row.reason === 'unnamed'
        ? t('network.names', { words: row.words })
        : t('network.sameResidence', { place: row.words })
  return (
    <article className={styles.piece}>
      <div className={styles.source}>
        {row.organisation !== null && <PartnerTag code={row.organisation} />}
        <SignalLink signal={row.signal} number={row.signalNumber} />
      </div>
      <p>
        <Foreign text={why} />
      </p>
    </article>
  )
}

function SignalLink({ signal, number }: { readonly signal: SignalId; readonly number: string }) {
  const { go } = useNavigate()
  return (
    <Button className={styles.link ?? ''} onPress={() => go({ screen: 'signal', signal })}>
      {number}
    </Button>
  )
}
