/** Papers of a key, shown once and nowhere else. Machine output gets them only when it was asked to. */
import type { Run } from './run.ts'

export function showShares(run: Run, shares: readonly string[], asked: boolean, what: string): void {
  const { out, t } = run
  const text = [
    `\n${what}`,
    ...shares.map((share, at) => `\n${t('Deel', 'Share')} ${at + 1}\n${share}`),
    `\n${t('Schrijf ze op papier voor drie functionarissen, elk één. Ze worden niet bewaard en niet nog eens getoond.', 'Write them on paper for three named functions, one each. They are not kept and not shown again.')}`,
  ].join('\n')
  if (!out.json) out.say(text)
  else if (asked) for (const [at, share] of shares.entries()) out.row('share', { number: at + 1, share })
  else if (run.io.stderrIsTerminal) out.hint(text)
  else
    out.hint(
      t(
        'De drie delen zijn niet getoond. Wie ze nodig heeft: begin opnieuw met --show-shares, of zonder --json.',
        'The three shares were not shown. To have them: begin again with --show-shares, or without --json.',
      ),
    )
}
