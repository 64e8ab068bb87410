import type { FoundItem } from '../../../src/contract/search.ts'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { useNow } from '../../app/use-now.ts'
import { kindIcons } from '../../components/entity-kinds.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Because } from './because.tsx'
import { nameOf } from './facets.ts'
import styles from './search.module.css'

/** One result: what it is, where the words stand, and by which rule it was found. */
export function ResultRow({ item }: { readonly item: FoundItem }) {
  const icon = item.kind === 'signal' ? 'mail' : item.kind === 'case' ? 'folder' : kindIcons[item.entityKind]
  const [first] = item.reasons
  return (
    <>
      <span className={styles.kind} data-kind={item.kind === 'entity' ? item.entityKind : item.kind}>
        <Icon name={icon} />
      </span>
      <div className={styles.resultText}>
        <div className={styles.first}>
          <div className={styles.line}>
            <span className={styles.name} slot="label">
              <Foreign text={nameOf(item)} />
            </span>
            {item.kind !== 'entity' && <span className={styles.number}>{item.number}</span>}
            <Tags item={item} />
          </div>
          <Marks item={item} />
        </div>
        <Words item={item} />
        {first !== undefined && first.code !== 'word' && <Because because={first} />}
      </div>
    </>
  )
}

function Tags({ item }: { readonly item: FoundItem }) {
  const { t } = useTexts()
  if (item.kind === 'case') return null
  return (
    <>
      {item.minor && <Tag kind="outline">{t('search.minor')}</Tag>}
      {item.cases.map(({ number }) => (
        <Tag key={number}>{t('search.inCase', { number })}</Tag>
      ))}
    </>
  )
}

/** At the end of the line, one under another down the list. */
function Marks({ item }: { readonly item: FoundItem }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  switch (item.kind) {
    case 'case':
      return (
        <span className={styles.marks}>
          <Tag kind="accent">{t(`case.state_${stateOf(item.state)}`)}</Tag>
        </span>
      )
    case 'signal':
      return (
        <span className={styles.marks}>
          {item.sender !== null && <PartnerTag code={item.sender} />}
          <Grade grade={item.grade} />
          <span className={styles.day}>{formatDay(item.at, now)}</span>
        </span>
      )
    case 'entity':
      return null
  }
}

function Words({ item }: { readonly item: FoundItem }) {
  const { t } = useTexts()
  if (item.kind === 'signal')
    return (
      <p className={styles.words}>
        <bdi>
          {item.snippet.map(({ text, hit }, index) =>
            hit ? (
              <mark className={styles.mark} key={index}>
                <Foreign text={text} />
              </mark>
            ) : (
              <Foreign text={text} key={index} />
            ),
          )}
        </bdi>
      </p>
    )
  if (item.kind === 'case') return null
  const others = item.names.filter(name => name !== item.label).slice(0, 4)
  return (
    <p className={styles.words}>
      {others.length > 0 && (
        <span className={styles.others}>
          <Foreign text={t('search.alsoKnown', { names: others.join(', ') })} />
        </span>
      )}
      <span className={styles.together}>{t('search.signals', { count: item.signals.length })}</span>
    </p>
  )
}

function stateOf(state: string): 'open' | 'review' | 'closed' {
  return state === 'review' || state === 'closed' ? state : 'open'
}
