import { useAction } from '../../actions/use-action.ts'
import { SavedAt } from '../../app/saved-at.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { useConditionWords } from '../../app/use-condition-words.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { hasSaid } from './assessment.ts'
import { useDesk } from './desk.ts'
import { Due } from './due.tsx'
import { focusPart } from './focus-part.ts'
import { useAssessmentForm } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import styles from './signal.module.css'

/** What this is, on which terms, how long there is; how it is looked at; and what closes the work. */
export function SignalHeader() {
  const { t } = useTexts()
  const { back } = useNavigate()
  const conditionWords = useConditionWords()
  const signal = useSignal()
  const { detail, terms } = signal
  const view = useDesk(desk => desk.view)
  const look = useDesk(desk => desk.look)
  const open = useDesk(desk => desk.open)
  const form = useAssessmentForm()
  const isOpen = ['received', 'triage', 'in_case', 'forwarded'].includes(detail.state)
  const closed = isOpen ? undefined : t('signal.isClosed')
  const save = useAction(
    'signal.save',
    () => {
      // What is missing is listed beside the words.
      if (!form.isWhole) {
        look('text')
        open('weighing')
      }
      form.save()
    },
    { unavailable: closed },
  )
  const toCase = useAction(
    'signal.toCase',
    () => {
      look('text')
      open('weighing')
      form.change({ decision: 'case' })
      focusPart('decision')
    },
    { unavailable: closed ?? (hasSaid(signal) ? undefined : t('signal.caseNeedsSaid')) },
  )
  return (
    <PageHeader
      back={<IconButton icon="back" label={t('everywhere.back')} onPress={back} />}
      tags={
        <>
          {detail.sender !== null && <PartnerTag code={detail.sender} />}
          <span className={styles.number}>{detail.number}</span>
          <Tag kind="accent">{t(`signal.state.${detail.state}`)}</Tag>
          <Tag>
            {t(terms.handling.assumed ? 'signal.handlingAssumed' : 'signal.handling', { code: terms.handling.code })}
          </Tag>
          {terms.conditions.map(row => (
            <Tag key={row.id}>{conditionWords(row)}</Tag>
          ))}
          {detail.minor && <Tag kind="warn">{t('signal.minor')}</Tag>}
        </>
      }
      title={<Foreign text={detail.title} />}
      actions={
        <>
          {form.restoredFrom !== null && <SavedAt at={form.restoredFrom} />}
          {(detail.state === 'received' || detail.state === 'triage') && <Due endsAt={detail.endsAt} />}
          <Segmented
            label={t('signal.view')}
            value={view}
            onChange={look}
            options={[
              { id: 'text', label: t('signal.viewText') },
              { id: 'beside', label: t('signal.viewBeside') },
              { id: 'original', label: t('signal.viewOriginal') },
            ]}
          />
          <ActionButton of={toCase} />
          <ActionButton
            of={save}
            kind="primary"
            isBusy={form.isBusy}
            withIcon={false}
            label={t('signal.saveAssessment')}
          />
        </>
      }
    />
  )
}
