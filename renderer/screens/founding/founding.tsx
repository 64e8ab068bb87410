import { useState, type KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Tag } from '../../components/tag.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { FirstRun } from './first-run.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { SecretForm } from './secret-form.tsx'
import { useFounding, type FoundingState } from './use-founding.ts'
import styles from './founding.module.css'

/** Makes a vault in the chosen folder. Until a share has been read back, nothing of it is on the disk. */
export function Founding({ version }: { readonly version: string }) {
  const { t } = useTexts()
  const state = useFounding()
  const [readBack, setReadBack] = useState('')
  const missing = useMissing(state, readBack)
  const { drawn, isPreparing, isMaking } = state
  const isBusy = isPreparing || isMaking
  const commit = (): void => {
    if (isBusy || missing !== null) return
    if (drawn === undefined) void state.prepare()
    else state.found(readBack)
  }
  const label =
    drawn === undefined
      ? t(isPreparing ? 'founding.drawing' : 'founding.draw')
      : t(isMaking ? 'founding.making' : 'founding.make')
  return (
    <FirstRun
      version={version}
      step={2}
      title={t('founding.title')}
      lead={t('founding.lead')}
      foot={
        <>
          {drawn === undefined ? (
            <Button kind="light" icon="back" onPress={() => window.schakel.createVault()}>
              {t('founding.otherPlace')}
            </Button>
          ) : (
            <Button
              kind="light"
              icon="back"
              onPress={() => {
                setReadBack('')
                state.goBack()
              }}
            >
              {t('founding.back')}
            </Button>
          )}
          <p className={styles.missing} id="missing" role="status">
            {missing ?? (drawn === undefined ? t('founding.nothingYet') : '')}
          </p>
          <Button
            kind="primary"
            isBusy={isBusy}
            isUnavailable={missing !== null}
            describedBy="missing"
            caps={capTexts('Ctrl+Enter', t)}
            shortcut="Control+Enter"
            onPress={commit}
          >
            {label}
          </Button>
        </>
      }
    >
      {/* The key works from every field; there is no registry of actions before a vault is open. */}
      <div
        className={styles.columns}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit()
        }}
      >
        {drawn === undefined ? <SecretForm state={state} /> : <Settled state={state} />}
        <RecoveryCard state={state} readBack={readBack} onReadBack={setReadBack} />
      </div>
    </FirstRun>
  )
}

/** What was filled in, while the papers are made. */
function Settled({ state }: { readonly state: FoundingState }) {
  const { t } = useTexts()
  const { fullName, name } = state.form.getValues()
  return (
    <dl className={cx(styles.card, styles.settled)}>
      <div>
        <dt>{t('founding.fullName')}</dt>
        <dd>
          <bdi>{fullName}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('founding.name')}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{t('founding.passphrase')}</dt>
        <dd>
          <Tag kind="ok" icon="check">
            {t(state.verdict?.isLong === true ? 'founding.strong' : 'founding.good')}
          </Tag>
        </dd>
      </div>
    </dl>
  )
}

/** What keeps the button from working, or null. */
function useMissing({ form, verdict, drawn, handed }: FoundingState, readBack: string): string | null {
  const { t } = useTexts()
  const { fullName, name, passphrase, repeat } = form.watch()
  if (drawn === undefined) {
    const isFilled = fullName.trim() !== '' && name !== '' && passphrase !== '' && passphrase === repeat
    return isFilled && verdict?.fault === null ? null : t('founding.missingForm')
  }
  const left = 3 - Object.keys(handed).length
  if (left > 0) return t('founding.missingPapers', { count: left })
  return readBack.trim() === '' ? t('founding.missingReadBack', { number: String(drawn.readBack) }) : null
}
