import { useCodes } from '../../app/use-codes.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Icon } from '../../components/icon.tsx'
import { Popover } from '../../components/popover.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useAssessmentForm } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** Theme, help, feedback: answered by a person, never beforehand (R11, R17, R55). */
export function AnswersForm() {
  const { t } = useTexts()
  const { detail } = useSignal()
  const { value, change, missing } = useAssessmentForm()
  const wrong = (part: (typeof missing)[number]): string | undefined => (missing.includes(part) ? '' : undefined)
  const isYesNo = (answer: string | null): answer is 'yes' | 'no' => answer === 'yes' || answer === 'no'
  const help = value.help ?? detail.help
  const feedback = value.feedback ?? detail.feedbackWanted
  return (
    <div className={styles.answers}>
      <span className={styles.label}>{t('signal.theme')}</span>
      <div data-part="theme" data-missing={wrong('theme')}>
        <Themes />
      </div>
      <span className={styles.label}>{t('signal.helpQuestion')}</span>
      <div data-part="help" data-missing={wrong('help')}>
        <Segmented
          label={t('signal.helpQuestion')}
          value={isYesNo(help) || help === 'unknown' ? help : null}
          onChange={answer => change({ help: answer })}
          options={[
            { id: 'yes', label: t('signal.yes') },
            { id: 'no', label: t('signal.no') },
            { id: 'unknown', label: t('signal.unknown') },
          ]}
        />
      </div>
      <span className={styles.label}>{t('signal.feedbackQuestion')}</span>
      <div data-part="feedback" data-missing={wrong('feedback')}>
        <Segmented
          label={t('signal.feedbackQuestion')}
          value={isYesNo(feedback) ? feedback : null}
          onChange={answer => change({ feedback: answer })}
          options={[
            { id: 'yes', label: t('signal.yes') },
            { id: 'no', label: t('signal.no') },
          ]}
        />
      </div>
    </div>
  )
}

/** Behaviour, statements or circumstances from the list; several may hold (R11). */
function Themes() {
  const { t } = useTexts()
  const { options, label } = useCodes()
  const { detail } = useSignal()
  const { value, change } = useAssessmentForm()
  const themes = value.themes ?? detail.themes
  const words = themes.map(code => label('signalThemes', code)).join('; ')
  return (
    <Popover
      label={t('signal.theme')}
      trigger={
        <Button size="small">
          <span className={styles.themeWords}>{words === '' ? t('signal.chooseTheme') : words}</span>
          <Icon name="chevronDown" size="small" />
        </Button>
      }
    >
      <div className={styles.themes}>
        {options('signalThemes').map(({ id, label: text }) => (
          <Checkbox
            key={id}
            name={id}
            isSelected={themes.includes(id)}
            isDisabled={!themes.includes(id) && themes.length >= 8}
            onChange={isChosen => change({ themes: isChosen ? [...themes, id] : themes.filter(code => code !== id) })}
          >
            {text}
          </Checkbox>
        ))}
      </div>
    </Popover>
  )
}
