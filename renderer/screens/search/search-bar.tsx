import { useState, type Ref } from 'react'
import { textOf } from '../../../src/contract/errors.ts'
import { isTooShortToAsk } from '../../../src/contract/query-length.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useCodes } from '../../app/use-codes.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Spellings } from './spellings.tsx'
import type { Search } from './use-search.ts'
import styles from './search.module.css'

interface SearchBarProps {
  readonly search: Search
  readonly purposeAction: BoundAction
  readonly spellings: readonly string[] | undefined
  readonly chosen: readonly string[]
  readonly field: Ref<HTMLInputElement>
}

/** The question and why it is asked. Too short a question is refused before anything else is asked (R3). */
export function SearchBar({ search, purposeAction, spellings, chosen, field }: SearchBarProps) {
  const { t, language } = useTexts()
  const { label } = useCodes()
  const [typed, setTyped] = useState(search.words)
  const [isRefused, setRefused] = useState(false)
  const submit = (): void => {
    const words = typed.trim()
    setRefused(words !== '' && isTooShortToAsk(words))
    if (words !== '' && !isTooShortToAsk(words)) search.ask(words)
  }
  return (
    <div className={styles.top}>
      <div className={styles.question}>
        <SearchField
          label={t('search.field')}
          placeholder={t('search.field')}
          value={typed}
          onChange={value => {
            setTyped(value)
            setRefused(false)
          }}
          onSubmit={submit}
          ref={field}
          autoFocus={search.words === ''}
        />
        {spellings !== undefined && (
          <Spellings offered={spellings} chosen={chosen} onApply={search.spell} key={search.words} />
        )}
      </div>
      {isRefused && (
        <p className={styles.refused} role="alert">
          {textOf('QUERY_TOO_SHORT', language)}
        </p>
      )}
      {search.purpose !== null && (
        <div className={styles.purpose}>
          <Icon name="flag" />
          <strong>{t('search.purposeBar')}</strong>
          <span>
            {label('searchPurposes', search.purpose.code)}
            {search.purpose.reference !== undefined && (
              <>
                {', '}
                <bdi className={styles.number}>{search.purpose.reference}</bdi>
              </>
            )}
          </span>
          <span className={styles.space} />
          <span className={styles.quiet}>{t('search.logged')}</span>
          <ActionButton of={purposeAction} size="small" withIcon={false} />
        </div>
      )}
    </div>
  )
}
