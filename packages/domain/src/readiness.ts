import { z } from 'zod';
import { lineText, plainText } from './text.ts';
import type { Label } from './vocabulary.ts';

/** Short titles of the nine technology readiness levels. */
export const trlTitles: Readonly<Record<number, Label>> = Object.freeze({
  1: { zh: '发现基本原理', en: 'Basic principle observed', ru: 'Выявлен основной принцип' },
  2: { zh: '形成技术方案', en: 'Concept formulated', ru: 'Сформулирована концепция' },
  3: { zh: '概念得到实验验证', en: 'Concept proved by experiment', ru: 'Концепция подтверждена опытом' },
  4: { zh: '实验室验证', en: 'Validated in the laboratory', ru: 'Проверено в лаборатории' },
  5: { zh: '相关环境验证', en: 'Validated in a relevant environment', ru: 'Проверено в условиях, близких к реальным' },
  6: {
    zh: '相关环境样机演示',
    en: 'Demonstrated in a relevant environment',
    ru: 'Показан образец в условиях, близких к реальным',
  },
  7: { zh: '实际环境样机演示', en: 'Prototype shown in operation', ru: 'Образец показан в эксплуатации' },
  8: { zh: '系统完成并通过检验', en: 'System complete and qualified', ru: 'Система завершена и испытана' },
  9: { zh: '实际应用并得到证明', en: 'Proven in use', ru: 'Подтверждено применением' },
});

/** A level 1-9 of technology readiness. */
export const trlLevelSchema = z.int().min(1).max(9);

/** How ready a technology is, what shows it, and who says so. An assessed level names its assessor. */
export const readinessSchema = z
  .strictObject({
    scale: z.literal('trl'),
    level: trlLevelSchema,
    evidence: plainText({ max: 1000 }).optional(),
    origin: z.enum(['self_declared', 'assessed']),
    assessor: lineText({ max: 200 }).optional(),
  })
  .superRefine((value, ctx) => {
    const named = value.assessor !== undefined;
    if (named === (value.origin === 'assessed')) return;
    const message = named ? 'Only an assessed level has an assessor' : 'An assessed level names its assessor';
    ctx.addIssue({ code: 'custom', path: ['assessor'], message, params: { rule: 'readiness.assessor' } });
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readinessSchema>;
