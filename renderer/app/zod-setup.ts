/** First import of the page: the content policy forbids code generation, so zod must not even try it. */
import { z } from 'zod'

z.config({ jitless: true })
