import { Button } from 'react-aria-components'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { Network, PathStep } from '../../../src/contract/links.ts'
import { cx } from '../../components/cx.ts'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { handlingOf, originsOf, partsOf, tiesOf, type PathPart } from './path-words.ts'
import { tieWords } from './use-network.ts'
import { useSharedWords } from './use-shared-words.ts'
import styles from './path-panel.module.css'

interface PathChoicesProps {
  readonly paths: readonly (readonly PathStep[])[]
  readonly hasMore: boolean
  readonly network: Network
  readonly start: EntityId
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** Every way in words, the shortest first. Finding none says nothing about the two. */
export function PathChoices({ paths, hasMore, network, start, chosen, onChoose }: PathChoicesProps) {
  const { t } = useTexts()
  const inPicture = new Set(network.ties.flatMap(tie => tie.relations))
  return (
    <>
      <h2 className={styles.heading} role="status">
        {paths.length === 0 ? t('network.pathNone') : t('network.pathFound', { count: paths.length })}
      </h2>
      <ol className={styles.paths}>
        {paths.map((path, index) => {
          const isOutside = tiesOf(path).some(tie => !tie.relations.some(relation => inPicture.has(relation)))
          const under = t('network.pathUnder', {
            steps: t('network.pathSteps', { count: path.length }),
            origins: t('network.pathOrigins', { count: originsOf(path) }),
            handling: handlingOf(path),
          })
          return (
            <li key={path.map(step => tiesOf([step]).map(tie => tie.id)).join()}>
              <Button
                className={cx(styles.path, index === chosen && styles.chosen)}
                aria-pressed={index === chosen}
                onPress={() => onChoose(index)}
              >
                {partsOf(path, start).map(part => (
                  <PathStepLine of={part} key={part.ends.map(end => end.id).join()} />
                ))}
                <span className={styles.under}>
                  {under}
                  {isOutside && <span className={styles.outside}>{t('network.pathOutside')}</span>}
                </span>
              </Button>
            </li>
          )
        })}
      </ol>
      <p className={styles.hint}>{hasMore ? t('network.pathMore') : t('network.pathWhy')}</p>
    </>
  )
}

/** Both, and what is between them; a tie that goes the other way is read from its own beginning. */
function PathStepLine({ of: { ends, step, isTurned } }: { readonly of: PathPart }) {
  const { language } = useTexts()
  const shared = useSharedWords()
  const chips = (isTurned && step.type === 'tie' ? ends.toReversed() : ends).map(end => (
    <EntityChip kind={end.kind} label={end.label} isLinked key={end.id} />
  ))
  return (
    <span className={styles.step}>
      {chips[0]}
      {step.type === 'tie' && <span>{tieWords(step.tie, language)}</span>}
      {chips[1]}
      {step.type === 'connection' && <Foreign text={shared(step.connection)} />}
    </span>
  )
}
