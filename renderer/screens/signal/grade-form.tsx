import type { GradeLine, SupportRow } from '../../../src/contract/entities.ts'
import { InformationGrade, SourceGrade } from '../../../src/contract/shapes.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { claimsIn, noGrade, nuanceIn, type GradeDraft } from './assessment.ts'
import type { Target } from './desk.ts'
import { useAssessmentForm } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** Two choices with the full text of the code list, none of them made beforehand; and why (R24). */
export function GradeForm({ target }: { readonly target: Target }) {
  const { t } = useTexts()
  const { options } = useCodes()
  const { weighing } = useSignal()
  const { value, change, missing } = useAssessmentForm()
  const row = weighing.statements.find(({ id }) => id === target)
  const lines = row?.grades ?? weighing.own
  const support = row?.support ?? weighing.support
  const draft = value.grades[target] ?? noGrade
  const set = (part: Partial<GradeDraft>): void =>
    change({ grades: { ...value.grades, [target]: { ...draft, ...part } } })
  const [given] = lines
  return (
    <section className={styles.section} data-part="grade">
      <div>
        <h2 className={styles.heading}>
          <Title target={target} />
        </h2>
        <p className={styles.small}>{t('signal.gradeAbout')}</p>
        {row !== undefined && (
          <q className={styles.small}>
            <Foreign text={row.value} />
          </q>
        )}
      </div>
      <div className={styles.grades}>
        <RadioCards
          label={t('signal.source')}
          name="source"
          layout="rows"
          value={draft.source ?? given?.source ?? null}
          onChange={id =>
            set({ source: SourceGrade.parse(id), information: draft.information ?? given?.information ?? null })
          }
          choices={options('gradeSource').map(({ id, label }) => ({ id, label, mark: id }))}
        />
        <RadioCards
          label={t('signal.information')}
          name="information"
          layout="rows"
          value={draft.information ?? given?.information ?? null}
          onChange={id =>
            set({ information: InformationGrade.parse(id), source: draft.source ?? given?.source ?? null })
          }
          choices={options('gradeInformation').map(({ id, label }) => ({
            id,
            label,
            mark: id,
            isDisabled: id === '3' && support.length === 0,
          }))}
        />
      </div>
      <Support support={support} />
      <Given lines={lines} />
      {weighing.sender[0] !== undefined && (
        <p className={styles.small}>
          {t('signal.gradeOfSource')} <Grade grade={weighing.sender[0]} />
        </p>
      )}
      <div data-part="gradeReason">
        <TextArea
          label={t('signal.gradeBecause')}
          name="gradeBecause"
          rows={2}
          value={draft.because}
          onChange={because => set({ because })}
          error={missing.includes('gradeReason') && draft.because.trim() === '' ? t('reason.needed') : undefined}
        />
      </div>
      {row !== undefined && row.support.length > 0 && <SameOrigin statement={row.id} support={row.support} />}
    </section>
  )
}

function Title({ target }: { readonly target: Target }) {
  const { t } = useTexts()
  const { weighing } = useSignal()
  if (target === 'signal') return t('signal.gradeOfSignal')
  const all = [...claimsIn(weighing), ...nuanceIn(weighing)]
  const at = all.findIndex(({ id }) => id === target)
  return at === -1
    ? t('signal.gradeOfStatement')
    : t('signal.gradeOfClaim', { number: String(at + 1), of: String(all.length) })
}

/** Why 3 can or cannot be chosen: deliveries and repeats of one origin are no support (R20). */
function Support({ support }: { readonly support: readonly SupportRow[] }) {
  const { t } = useTexts()
  const { label } = useCodes()
  const [first] = support
  if (first === undefined) return <p className={styles.small}>{t('signal.noSupport')}</p>
  const where =
    first.organisation === null ? first.number : `${first.number} (${label('senderOrganisations', first.organisation)})`
  return (
    <p className={styles.small}>
      {t('signal.support', { where, what: t(`signal.property.${first.property}`) })} <Foreign text={first.value} />
    </p>
  )
}

/** Who weighed it before, and why; changing a grade keeps the old one (R24). */
function Given({ lines }: { readonly lines: readonly GradeLine[] }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  if (lines.length === 0) return <p className={styles.small}>{t('signal.notGraded')}</p>
  return (
    <ul className={styles.small} aria-label={t('signal.gradesSoFar')}>
      {lines.map(line => (
        <li key={`${line.at} ${line.source}${line.information}`}>
          <Grade grade={line} /> {t('signal.givenBy', { by: line.by, on: formatDay(line.at, now) })}{' '}
          {line.because !== null && <Foreign text={line.because} />}
        </li>
      ))}
    </ul>
  )
}

/** R23: this statement may come from the same source as another signal's: then it counts once, there. */
function SameOrigin({
  statement,
  support,
}: {
  readonly statement: Exclude<Target, 'signal'>
  readonly support: readonly SupportRow[]
}) {
  const { t } = useTexts()
  const { origins } = useQueries()
  const set = useCommand(origins.set)
  const rows = [...new Map(support.map(row => [row.origin, row])).values()]
  return (
    <div className={styles.actions}>
      {rows.map(row => (
        <Button
          key={row.origin}
          size="small"
          kind="light"
          isBusy={set.isBusy}
          onPress={() =>
            set.run({ statement, origin: row.origin, because: t('signal.sameOriginBecause', { number: row.number }) })
          }
        >
          {t('signal.sameOrigin', { number: row.number })}
        </Button>
      ))}
      {set.problem !== undefined && <span className={styles.small}>{set.problem.text}</span>}
    </div>
  )
}
